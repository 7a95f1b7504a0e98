import type { Clock } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import {
  FakeAuditLog,
  FakeChangeFeed,
  FakeJobs,
  FakeLocks,
  FakeOutbox,
  FakeUnitOfWork,
} from '@prorab/platform/testing';
import { AuthorMatching } from './invoices/author-matching.js';
import { InquiryMatching } from './invoices/inquiry-matching.js';
import { InvoiceSettling } from './invoices/invoice-settling.js';
import { OrderOutcomes } from './invoices/order-outcomes.js';
import { PartyMatching } from './invoices/party-matching.js';
import { FakeInquiryBook } from './ports/fake-inquiry-book.js';
import { FakePartyBook } from './ports/fake-party-book.js';
import { FakeColleagues } from './ports/fake-people.js';
import { FakeDuplicateProposals } from './ports/fake-sales-books.js';
import { FakeLedgerMirror } from './ports/ledger/fake-ledger-mirror.js';
import { FakeLedgerOrderBook } from './ports/ledger/fake-ledger-orders.js';
import { FakeLedgerReadings } from './ports/ledger/fake-ledger-readings.js';
import type { Ledger } from './ports/ledger.port.js';
import { SalesRules } from './sales-rules.js';
import { ChangeBooks, FollowLedger, WatchLedger } from './use-cases/ledger/index.js';

/** What a reader of books stands on, in memory. */
export const ledgerFakes = (given: Partial<SalesRules> = {}) => ({
  ...{ work: new FakeUnitOfWork(), outbox: new FakeOutbox(), feed: new FakeChangeFeed(), jobs: new FakeJobs() },
  ...{
    readings: new FakeLedgerReadings(),
    orders: new FakeLedgerOrderBook(),
    mirror: new FakeLedgerMirror(),
    colleagues: new FakeColleagues(),
  },
  rules: new SalesRules(given),
});

/** A reader of these books over fakes. */
export function aLedgerWatch(
  ledger: Ledger,
  clock: Clock,
  fakes: Omit<ReturnType<typeof ledgerFakes>, 'work'> & { work: UnitOfWork } = ledgerFakes(),
): WatchLedger {
  const { work, outbox, feed, jobs, readings, orders, mirror, colleagues, rules } = fakes;
  const inquiries = new InquiryMatching(mirror, new FakeInquiryBook(), orders);
  const settling = new InvoiceSettling(mirror, ledger, inquiries, outbox, feed, jobs, clock);
  const [parties, proposals] = [new FakePartyBook(), new FakeDuplicateProposals()];
  const outcomes = new OrderOutcomes(orders, mirror, parties, settling, outbox, clock);
  const authors = new AuthorMatching(mirror, colleagues, rules, clock);
  const matching = new PartyMatching(mirror, parties, proposals, rules, new FakeLocks(), clock);
  const follow = new FollowLedger(ledger, mirror, readings, outcomes, settling, authors, matching, work);
  const change = new ChangeBooks(ledger, mirror, readings, new FakeAuditLog(), work);
  return new WatchLedger(ledger, follow, change, mirror, readings, rules, outbox, feed, jobs, work, clock);
}
