import { ManualClock, newId } from '@prorab/kernel';
import { FakeUnitOfWork } from '@prorab/platform/testing';
import { alwaysOpen, minutesLater } from '../../domain/inquiry/an-inquiry.builder.js';
import { describeBranches } from './branches.contract.js';
import { describeColleagues } from './colleagues.contract.js';
import { FakeBranches } from './fake-branches.js';
import { FakePlanBook } from './funnel/fake-plan-book.js';
import { describePlanBook } from './funnel/plan-book.contract.js';
import { FakeInquiryPossessions } from './pipeline/fake-inquiry-possessions.js';
import { describeInquiryPossessions } from './pipeline/inquiry-possessions.contract.js';
import { FakeInquiryBook } from './fake-inquiry-book.js';
import { FakeLoadBoard } from './fake-load-board.js';
import { FakePartyBook } from './fake-party-book.js';
import { FakeColleagues, FakeWorkingHours } from './fake-people.js';
import { FakePresenceBoard } from './fake-presence-board.js';
import {
  FakeDuplicateProposals,
  FakeInquiryNumbers,
  FakeMergeLog,
  FakePastInquiries,
  FakePolicyBook,
} from './fake-sales-books.js';
import { FakeTimeLine } from './fake-time-line.js';
import { aLedgerBench } from './ledger/a-ledger-bench.builder.js';
import { FakeLedger } from './ledger/fake-ledger.js';
import { FakeLedgerMirror } from './ledger/fake-ledger-mirror.js';
import { FakeLedgerReadings } from './ledger/fake-ledger-readings.js';
import { FakeOwnBooks } from './ledger/fake-own-books.js';
import { describeLedger } from './ledger/ledger.contract.js';
import { describeLedgerMirror } from './ledger/ledger-mirror.contract.js';
import { describeLedgerReadings } from './ledger/ledger-readings.contract.js';
import { describeOwnBooks } from './ledger/own-books.contract.js';
import { describeInquiryBook } from './inquiry-book.contract.js';
import { describePartyBook } from './party-book.contract.js';
import { describePastInquiries } from './past-inquiries.contract.js';
import { describePresenceBoard } from './presence-board.contract.js';
import { describeSalesBooks } from './sales-books.contract.js';
import { describeWorkingHours } from './working-hours.contract.js';

const nothing = async (): Promise<void> => undefined;

describeInquiryBook('fake', async () => {
  const book = new FakeInquiryBook();
  return { book, work: new FakeUnitOfWork(), historyOf: async (id) => book.historyOf(id), close: nothing };
});
describePartyBook('fake', async () => {
  const book = new FakePartyBook();
  return {
    book,
    work: new FakeUnitOfWork(),
    historyOf: async (id) => book.history.filter((h) => h.partyId === id),
    close: nothing,
  };
});
describeSalesBooks('fake', async () => {
  const inquiries = new FakeInquiryBook();
  return {
    work: new FakeUnitOfWork(),
    timeLine: new FakeTimeLine(),
    proposals: new FakeDuplicateProposals(),
    merges: new FakeMergeLog(),
    policies: new FakePolicyBook(),
    numbers: new FakeInquiryNumbers(),
    load: new FakeLoadBoard(inquiries),
    inquiries,
    close: nothing,
  };
});
describePresenceBoard('fake', async () => {
  const clock = new ManualClock('2026-11-23T09:00:00Z');
  return { board: new FakePresenceBoard(clock), clock, close: nothing };
});
describeColleagues('fake', async (given) => {
  const colleagues = new FakeColleagues();
  for (const { id, name, active, atWork = false, absentUntil = null, deputyId = null } of given) {
    if (active) colleagues.hire(id, { name, atWork, absentUntil, deputyId });
    else colleagues.gone.push({ employeeId: id, name });
  }
  return colleagues;
});
describePlanBook('fake', async () => ({ book: new FakePlanBook(), work: new FakeUnitOfWork() }));
describeInquiryPossessions('fake', async () => {
  const possessions = new FakeInquiryPossessions();
  return {
    possessions,
    giveParty: async (id, things) => possessions.give(id, ...things),
    giveInquiry: async (partyId, inquiry, open) => {
      if (open) possessions.open.set(partyId, inquiry);
    },
    giveInvoice: async (id, { paid, counted }) => {
      if (counted) possessions.give(id, 'invoice', ...(paid ? (['payment'] as const) : []));
    },
  };
});
describeBranches('fake', async (given, people = {}) => {
  const branches = new FakeBranches(given);
  for (const [employeeId, branchId] of Object.entries(people)) branches.workplaces.set(employeeId, branchId);
  return branches;
});
describeWorkingHours('fake', async () => ({ hours: new FakeWorkingHours(alwaysOpen), known: 'spb' }));
describePastInquiries('fake', async () => {
  const past = new FakePastInquiries();
  return {
    past,
    anna: newId(),
    add: async (...inquiries) =>
      inquiries.map(({ receivedAt, given, wonAt = minutesLater(600), spam, responsibleId = null }) => {
        const id = newId();
        const facts = { channel: 'letter', branchId: null, group: null, weight: 1, threadManagerId: null } as const;
        const start = given?.at ?? receivedAt;
        if (!spam)
          past.rows.push({
            firstAssignedAt: given?.at ?? null,
            employeeId: given?.to ?? null,
            past: {
              inquiryId: id,
              arrivedAt: receivedAt,
              heldForMs: wonAt.getTime() - start.getTime(),
              facts: { ...facts, responsibleId, passedBy: [] },
            },
          });
        return id;
      }),
    close: nothing,
  };
});
describeLedger('fake', async () => {
  const work = new FakeUnitOfWork();
  const ledger = new FakeLedger('native', work);
  return aLedgerBench(ledger, work, async (...facts) => ledger.tell(...facts));
});
describeOwnBooks('fake', async () => ({ books: new FakeOwnBooks(), work: new FakeUnitOfWork(), close: nothing }));
describeLedgerReadings('fake', async () => ({ readings: new FakeLedgerReadings(), close: nothing }));
describeLedgerMirror('fake', async () => ({
  mirror: new FakeLedgerMirror(),
  work: new FakeUnitOfWork(),
  clock: new ManualClock('2026-11-23T09:00:00Z'),
  close: nothing,
}));
