import { newId } from '@prorab/kernel';
import {
  FakeAuditLog,
  FakeChangeFeed,
  FakeJobs,
  FakeLocks,
  FakeOutbox,
  FakeUnitOfWork,
} from '@prorab/platform/testing';
import { aCallerCard } from '../../domain/a-caller-card.builder.js';
import { CallChanges } from '../call-changes.js';
import { aCall } from '../ports/call-book.contract.js';
import { MissedCalls } from '../missed-calls.js';
import { FakeRecordingBook } from '../ports/fake-recording-book.js';
import { FakeMissedBook } from '../ports/fake-missed-book.js';
import { FakeBranchHours } from '../ports/fake-missed-neighbours.js';
import { FakeCallBook } from '../ports/fake-call-book.js';
import { TieCallToInquiry } from './tie-call-to-inquiry.use-case.js';

const world = async (known: boolean) => {
  const [calls, feed, work] = [new FakeCallBook(), new FakeChangeFeed(), new FakeUnitOfWork()];
  const call = aCall();
  const party = aCallerCard({
    openInquiry: { inquiryId: newId(), number: 450, subject: 'Кирпич', ownerId: null },
    openInvoices: { count: 1, sum: '120.00', newest: '17' },
  });
  if (known) call.recognise(party);
  await calls.add(call);
  const episodes = new MissedCalls(new FakeMissedBook(), new FakeBranchHours(), new FakeJobs(), feed, new FakeLocks());
  const tie = new TieCallToInquiry(
    calls,
    new CallChanges(
      calls,
      episodes,
      new FakeRecordingBook(calls),
      new FakeJobs(),
      new FakeOutbox(),
      feed,
      work,
      new FakeAuditLog(),
    ),
  );
  const now = async () => (await calls.takeByChannel(call.state.channelId))?.state.party;
  return { tie, feed, party, now, contactId: call.state.id };
};

describe('a call that came to an inquiry', () => {
  it('of nobody known: its card leads to whoever sales made of him, and says so once', async () => {
    const { tie, feed, now, contactId } = await world(false);
    const of = { contactId, partyId: newId(), inquiryId: newId(), number: 451 };
    await tie.execute(of);
    await tie.execute(of);
    expect(await now()).toMatchObject({
      ...{ partyId: of.partyId, name: null, openInvoices: null },
      openInquiry: { inquiryId: of.inquiryId, number: 451 },
    });
    expect(feed.changes).toHaveLength(1);
  });
  it('of a customer: what was known of him stays, the inquiry is the one it came to', async () => {
    const { tie, party, now, contactId } = await world(true);
    const { inquiryId } = party.openInquiry as { inquiryId: string };
    await tie.execute({ contactId, partyId: party.partyId, inquiryId, number: 450 });
    expect(await now()).toEqual(party);
    const next = newId();
    await tie.execute({ contactId, partyId: party.partyId, inquiryId: next, number: 451 });
    expect(await now()).toEqual({
      ...party,
      openInquiry: { inquiryId: next, number: 451, subject: '', ownerId: null },
    });
  });
  it('is none of ours: nothing changes', async () => {
    const { tie, feed } = await world(false);
    await tie.execute({ contactId: newId(), partyId: newId(), inquiryId: newId(), number: 1 });
    expect(feed.changes).toEqual([]);
  });
});
