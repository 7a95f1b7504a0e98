import { act, anInquiry, minutesLater } from './an-inquiry.builder.js';
import { findHome } from './joining.js';

const rules = { joinWindowMinutes: 30, reopenWithinDays: 14 };
const contact = (over: object = {}) => ({ threadKey: null, relatedThreadKey: null, at: minutesLater(20), ...over });
const days = (n: number): Date => minutesLater(n * 24 * 60);

describe('where a contact belongs', () => {
  const open = anInquiry({ threadKey: 't-1' });
  it('to the open inquiry of its thread, however old', () => {
    expect(findHome(contact({ threadKey: 't-1', at: days(90) }), [open.state], rules)).toEqual({
      kind: 'join',
      inquiryId: open.id,
    });
  });
  it('to an open inquiry of the party within the window, before or after it', () => {
    expect(findHome(contact(), [open.state], rules)).toEqual({ kind: 'join', inquiryId: open.id });
    expect(findHome(contact({ at: minutesLater(-29) }), [open.state], rules).kind).toBe('join');
    expect(findHome(contact({ at: minutesLater(31) }), [open.state], rules).kind).toBe('open');
  });
  it('to a new one that continues the old when the subject changed, even within the window', () => {
    expect(findHome(contact({ threadKey: 't-2', relatedThreadKey: 't-1' }), [open.state], rules)).toEqual({
      kind: 'open',
      continues: open.id,
      lastOwnerId: null,
    });
  });
  it('reopens a closed one soon after, continues it later', () => {
    const closed = anInquiry({ threadKey: 't-1' });
    closed.take('anna', act());
    closed.win(act(minutesLater(5)));
    expect(findHome(contact({ threadKey: 't-1', at: days(10) }), [closed.state], rules).kind).toBe('reopen');
    expect(findHome(contact({ threadKey: 't-1', at: days(20) }), [closed.state], rules)).toEqual({
      kind: 'open',
      continues: closed.id,
      lastOwnerId: 'anna',
    });
    expect(findHome(contact(), [closed.state], rules).kind).toBe('open');
  });
  it('goes on being spam in a thread of spam', () => {
    const spam = anInquiry({ threadKey: 't-1' });
    spam.markSpam(act());
    expect(findHome(contact({ threadKey: 't-1' }), [spam.state], rules)).toEqual({ kind: 'join', inquiryId: spam.id });
    expect(findHome(contact(), [spam.state], rules).kind).toBe('open');
  });
});
