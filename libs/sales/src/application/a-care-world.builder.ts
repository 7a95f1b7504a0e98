import { ManualClock, Money } from '@prorab/kernel';
import { FakeChangeFeed, FakeLocks, FakeOutbox, FakeUnitOfWork } from '@prorab/platform/testing';
import { aLedgerWatch } from './a-ledger-watch.builder.js';
import { CareRules } from './care-rules.js';
import { CareChanges } from './invoice-care/care-changes.js';
import { CareEvaluation } from './invoice-care/care-evaluation.js';
import { FakeInvoiceCareBook } from './ports/invoice-care/fake-invoice-care-book.js';
import {
  FakeAwaitedInvoices,
  FakeBranchCalendars,
  FakeChanceBook,
  FakePhantomMarks,
  FakeWatchList,
} from './ports/invoice-care/fake-invoices.js';
import { FakeColleagues } from './ports/fake-people.js';
import { Ledger, type LedgerInvoice, type LedgerPage } from './ports/ledger.port.js';
import { SalesRules } from './sales-rules.js';
import * as cases from './use-cases/invoice-care/index.js';
import { WatchInvoices } from './use-cases/invoice-care/watch-invoices.use-case.js';

/** Books that say what the mirror says, unless a spec makes them say something else. */
class BooksLikeTheMirror extends Ledger {
  readonly source = 'native';
  /** What is not as the mirror has it; null = it is not there. */
  readonly otherwise = new Map<string, Partial<LedgerInvoice> | null>();
  failure: Error | null = null;
  asked = 0;
  /** Happens in the books right before they are read. */
  arrives: () => void = () => undefined;

  constructor(private readonly invoices: FakeAwaitedInvoices) {
    super();
  }
  async pulse(): Promise<string> {
    if (this.failure) throw this.failure;
    return '';
  }
  async *changes(_how: 'recent' | 'all', signal?: AbortSignal): AsyncIterable<LedgerPage> {
    this.arrives();
    signal?.throwIfAborted();
  }
  async again(documents: readonly { key: string }[]): Promise<LedgerInvoice[]> {
    this.asked++;
    if (this.failure) throw this.failure;
    return documents.flatMap(({ key }) => {
      const one = this.invoices.all.get(key);
      const over = this.otherwise.get(key);
      if (!one || over === null) return [];
      return [
        {
          ...{ kind: 'invoice' as const, key, number: one.number, at: one.at, partyKey: null, contractKey: null },
          ...{ authorKey: null, posted: true, marked: false, note: null, vat: '0', payBy: one.payBy, draft: false },
          ...{ warehouseKey: null, lines: [], total: Money.ofKopecks(one.total).toString() },
          ...over,
        },
      ];
    });
  }
}

/** The care of invoices over fakes: what its specs stand on. Monday, 1 June 2026, noon in Moscow; the books are fresh. */
export function aCareWorld(given: Partial<CareRules> = {}) {
  const clock = new ManualClock('2026-06-01T09:00:00.000Z');
  const rules = new CareRules(given);
  const [work, outbox, locks] = [new FakeUnitOfWork(), new FakeOutbox(), new FakeLocks()];
  const [invoices, book, watch] = [new FakeAwaitedInvoices(), new FakeInvoiceCareBook(), new FakeWatchList()];
  const [chances, calendars, colleagues] = [new FakeChanceBook(), new FakeBranchCalendars(), new FakeColleagues()];
  const marks = new FakePhantomMarks(invoices);
  const ledger = new BooksLikeTheMirror(invoices);
  invoices.books = { source: 'onec77', asOf: clock.now(), complete: true };
  const evaluation = new CareEvaluation(colleagues, calendars, chances, rules, clock);
  const changes = new CareChanges(invoices, book, watch, evaluation, outbox, work, clock);
  const markPhantoms = new cases.MarkPhantoms(marks, changes, rules, locks, work, clock);
  return {
    ...{
      clock,
      rules,
      work,
      outbox,
      invoices,
      book,
      watch,
      chances,
      calendars,
      colleagues,
      marks,
      ledger,
      changes,
      markPhantoms,
    },
    promise: new cases.PromisePayment(changes, rules),
    refuse: new cases.RefuseInvoice(changes, new SalesRules()),
    snooze: new cases.SnoozeInvoice(changes, rules),
    noteContact: new cases.NoteInvoiceContact(changes),
    handOver: new cases.HandOverInvoice(changes, colleagues, clock),
    undo: new cases.UndoInvoiceAct(changes, markPhantoms, work),
    countForItself: new cases.CountInvoiceForItself(changes, markPhantoms, work),
    lookAtCustomers: new cases.LookAtCustomers(marks, markPhantoms, changes, rules, work, clock),
    learn: new cases.LearnChances(chances, calendars, rules, work, clock),
    round: new WatchInvoices(
      ...([
        invoices,
        book,
        watch,
        ledger,
        aLedgerWatch(ledger, clock),
        evaluation,
        changes,
        rules,
        new SalesRules(),
        outbox,
        new FakeChangeFeed(),
        locks,
        work,
        clock,
      ] as const),
    ),
    /** Goes to an instant, at which the books are read too. */
    at: (instant: string | Date): void => {
      clock.set(new Date(instant));
      invoices.books = { source: 'onec77', asOf: clock.now(), complete: true };
    },
  };
}
export type CareWorld = ReturnType<typeof aCareWorld>;
