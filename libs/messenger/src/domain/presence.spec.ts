import fc from 'fast-check';
import { minutesLater } from './a-conversation.builder.js';
import { type DeskState, presenceStatuses, seenByOthers } from './presence.js';

const lastSeenAt = minutesLater(-30);
const word = (status: (typeof presenceStatuses)[number]) => ({ employeeId: 'e', status, text: 'обед', lastSeenAt });

describe('what others see of somebody', () => {
  it.each([
    ['online', 'active', 'online'],
    ['online', 'idle', 'away'],
    ['online', 'none', 'offline'],
    ['away', 'active', 'away'],
    ['busy', 'active', 'busy'],
    ['busy', 'idle', 'busy'],
    ['busy', 'none', 'offline'],
    ['invisible', 'active', 'offline'],
    ['invisible', 'idle', 'offline'],
    ['invisible', 'none', 'offline'],
  ] as const)('says %s, desk %s: %s', (status, desk, seen) => {
    expect(seenByOthers(word(status), desk).status).toBe(seen);
  });
  it('who is invisible looks in everything like who is gone', () => {
    const states = fc.constantFrom<DeskState[]>('none', 'idle', 'active');
    fc.assert(
      fc.property(states, fc.constantFrom(...presenceStatuses), (desk, status) =>
        expect(seenByOthers(word('invisible'), desk)).toEqual(seenByOthers(word(status), 'none')),
      ),
    );
  });
  it('was seen last when he left; who is here has not left', () => {
    expect(seenByOthers(word('online'), 'idle').lastSeenAt).toBeNull();
    expect(seenByOthers(word('online'), 'none')).toEqual({
      employeeId: 'e',
      status: 'offline',
      text: 'обед',
      lastSeenAt,
    });
  });
});
