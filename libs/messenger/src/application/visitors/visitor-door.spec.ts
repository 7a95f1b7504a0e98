import { ManualClock, newId } from '@prorab/kernel';
import { FakeUnitOfWork } from '@prorab/platform/testing';
import { FakePartnerBook, FakeVisitorBook } from './ports/fake-visitor-books.js';
import { Seals } from './ports/seals.port.js';
import { VisitorDoor } from './visitor-door.js';
import { VisitorRules } from './visitor-rules.js';

class PlainSeals extends Seals {
  mint = () => ({ token: 'token', hash: 'hash of token' });
  hashOf = (token: string) => `hash of ${token}`;
  isSealed = () => false;
}

describe('the door of partners', () => {
  it('does not give a link back that is taken back just while its partner comes in', async () => {
    const clock = new ManualClock('2026-11-26T09:00:00Z');
    const partners = new FakePartnerBook();
    const [visitors, work] = [new FakeVisitorBook(), new FakeUnitOfWork()];
    const door = new VisitorDoor(visitors, partners, new PlainSeals(), new VisitorRules(), work, clock);
    const partner = { id: newId(), name: 'Олег', company: null, createdBy: newId(), createdAt: clock.now() };
    const link = { tokenHash: 'hash of token', tokenUntil: new Date('2027-01-01T00:00:00Z'), lastSeenAt: null };
    await partners.put({ ...partner, ...link });
    const coming = door.partner('token');
    await partners.put({ ...partner, ...link, tokenHash: null, tokenUntil: null });
    await coming;
    await expect(door.partner('token')).rejects.toMatchObject({ code: 'messenger.visitor-unknown' });
    expect(await partners.byId(partner.id)).toMatchObject({ tokenHash: null, lastSeenAt: clock.now() });
  });
});
