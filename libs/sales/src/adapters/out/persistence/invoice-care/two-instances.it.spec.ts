import { ManualClock } from '@prorab/kernel';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { aLedgerWatch } from '../../../../application/a-ledger-watch.builder.js';
import { CareRules } from '../../../../application/care-rules.js';
import { CareChanges } from '../../../../application/invoice-care/care-changes.js';
import { CareEvaluation } from '../../../../application/invoice-care/care-evaluation.js';
import { FakeColleagues } from '../../../../application/ports/fake-people.js';
import { FakeBranchCalendars } from '../../../../application/ports/invoice-care/fake-invoices.js';
import { FakeLedger } from '../../../../application/ports/ledger/fake-ledger.js';
import { SalesRules } from '../../../../application/sales-rules.js';
import { LookAtInvoice, MarkPhantoms, WatchInvoices } from '../../../../application/use-cases/index.js';
import { salesTables } from '../../../../sales.tables.js';
import { aMirror, dayOne, daysLater } from './a-mirror.builder.js';
import { MikroChanceBook } from './mikro-chance-book.js';
import { MikroInvoiceCareBook } from './mikro-invoice-care-book.js';
import { MikroPhantomMarks } from './mikro-phantom-marks.js';
import { MikroWatchList } from './mikro-watch-list.js';
import { TableAwaitedInvoices } from './table-awaited-invoices.js';

const INVOICES = 40;

/** One instance of the house; the ledger is asked by all of them. */
function instance(house: TestHouse, clock: ManualClock, ledger: FakeLedger) {
  const { database, tables, work, outbox, feed, locks } = house;
  const [invoices, book, watch] = [
    new TableAwaitedInvoices(tables),
    new MikroInvoiceCareBook(database),
    new MikroWatchList(database),
  ];
  const rules = new CareRules();
  const evaluation = new CareEvaluation(
    new FakeColleagues(),
    new FakeBranchCalendars(),
    new MikroChanceBook(database),
    rules,
    clock,
  );
  const changes = new CareChanges(invoices, book, watch, evaluation, outbox, work, clock);
  const marks = new MarkPhantoms(new MikroPhantomMarks(database), changes, rules, locks, work, clock);
  return {
    look: new LookAtInvoice(marks, changes, work),
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
        feed,
        locks,
        work,
        clock,
      ] as const),
    ),
  };
}

describe.each(testEngines())('two instances go round at once, on %s', (engine) => {
  const clock = new ManualClock(dayOne);
  let houses: TestHouse[];
  let instances: ReturnType<typeof instance>[];
  const keys = Array.from({ length: INVOICES }, (_, n) => `k${n}`);
  beforeAll(async () => {
    const house = await openTestHouse(engine, [salesTables], clock);
    houses = [house, await house.another()];
    const ledger = new FakeLedger();
    await aMirror(house.database).issue(...keys.map((key) => ({ key, partyKey: key })));
    for (const key of keys) ledger.issues(key, '1000.00');
    instances = houses.map((h) => instance(h, clock, ledger));
  });
  afterAll(async () => {
    for (const house of [...houses].reverse()) await house.close();
  });
  const toldEvents = async (): Promise<number> => {
    const rows = await houses[0]?.database.all<{ n: number }>(
      "select count(*) as n from sales_invoice_care_history where kind = 'told'",
    );
    return Number(rows?.[0]?.n);
  };

  it('and every step of every invoice is told once', async () => {
    // Wednesday the 4th is a holiday.
    for (const [day, steps] of [
      [1, 1],
      [4, 2],
      [10, 3],
      [15, 4],
      [21, 4],
    ] as const) {
      clock.set(daysLater(day));
      const [house] = houses;
      if (house) await aMirror(house.database).read(clock.now());
      for (let n = 0; n < 2; n++) await Promise.all(instances.map(({ round }) => round.execute()));
      expect(await toldEvents()).toBe(steps * INVOICES);
    }
  });
  it('while the books tell of changes, nothing stops on a lock for good', async () => {
    clock.set(daysLater(22));
    const [house] = houses;
    if (house) await aMirror(house.database).read(clock.now());
    await Promise.all([
      ...instances.map(({ round }) => round.execute()),
      ...keys.map((invoiceKey, n) => instances[n % 2]?.look.execute({ invoiceKey })),
    ]);
    expect(await toldEvents()).toBe(4 * INVOICES);
  });
});
