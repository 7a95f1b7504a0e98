import { ManualClock, newId } from '@prorab/kernel';
import { insertAll } from '@prorab/platform';
import {
  FakeChangeFeed,
  FakeJobs,
  FakeOutbox,
  FakeUnitOfWork,
  type TestHouse,
  eventually,
  openTestHouse,
  testEngines,
} from '@prorab/platform/testing';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { InquiryMatching } from '../../../application/invoices/inquiry-matching.js';
import { InvoiceSettling } from '../../../application/invoices/invoice-settling.js';
import { type SettleCustomersOrder, settleCustomersJob } from '../../../application/invoices/settle-customers-job.js';
import { FakeLedgerOrderBook } from '../../../application/ports/ledger/fake-ledger-orders.js';
import { FakeInquiryBook } from '../../../application/ports/fake-inquiry-book.js';
import { FakeLedger } from '../../../application/ports/ledger/fake-ledger.js';
import { FakeLedgerMirror } from '../../../application/ports/ledger/fake-ledger-mirror.js';
import { describeLedgerMirror } from '../../../application/ports/ledger/ledger-mirror.contract.js';
import type { LedgerMirror } from '../../../application/ports/ledger/ledger-mirror.port.js';
import { describeLedgerReadings } from '../../../application/ports/ledger/ledger-readings.contract.js';
import type { LedgerFact, LedgerSource } from '../../../application/ports/ledger.port.js';
import { SettleCustomers } from '../../../application/use-cases/invoices/settle-customers.use-case.js';
import { salesTables } from '../../../sales.tables.js';
import { ledgerRows } from './ledger.rows.js';
import { MikroLedgerMirror } from './mikro-ledger-mirror.js';
import { MikroLedgerReadings } from './mikro-ledger-readings.js';

const key = (letter: string, most = 4): fc.Arbitrary<string> => fc.nat(most - 1).map((n) => `${letter}${n}`);
const roubles = fc.constantFrom('0.01', '10.00', '33.33', '50.00', '100.00', '120.50');
const day = fc.nat(20).map((n) => new Date(Date.UTC(2026, 10, 1 + n, 9)));
const document = {
  at: day,
  number: fc.constant('1'),
  partyKey: fc.option(key('p', 2)),
  contractKey: fc.constant(null),
  authorKey: fc.constant(null),
  posted: fc.constantFrom(true, true, true, false),
  marked: fc.constantFrom(false, false, false, true),
  note: fc.constant(null),
};
const fact: fc.Arbitrary<LedgerFact> = fc.oneof(
  fc.record({
    ...document,
    ...{ kind: fc.constant('invoice' as const), key: key('n'), total: roubles, vat: fc.constant('0.00') },
    ...{ payBy: fc.constant(null), draft: fc.constantFrom(false, false, true), warehouseKey: fc.constant(null) },
    lines: fc.constant([]),
  }),
  fc.record({
    ...document,
    ...{ kind: fc.constant('shipment' as const), key: key('s'), total: roubles, invoiceKey: fc.option(key('n')) },
    lines: fc.constant([]),
  }),
  fc.record({
    ...document,
    ...{
      kind: fc.constant('payment' as const),
      key: key('m', 6),
      means: fc.constant('bank' as const),
      amount: roubles,
    },
    direction: fc.constantFrom('in' as const, 'in' as const, 'out' as const),
    base: fc.option(
      fc.oneof(
        fc.record({ kind: fc.constant('invoice' as const), key: key('n') }),
        fc.record({ kind: fc.constant('shipment' as const), key: key('s') }),
      ),
    ),
  }),
  fc.record({
    ...{ kind: fc.constant('settlement' as const), key: key('k', 6), partyKey: fc.option(key('p', 2)) },
    contractKey: fc.constant(null),
    document: fc.record({ kind: fc.constantFrom('payment' as const, 'shipment' as const), key: key('m', 6) }),
    against: fc.option(fc.record({ kind: fc.constant('shipment' as const), key: key('s') })),
    amount: roubles.map((r) => `-${r}`),
  }),
  fc.record({
    ...{ kind: fc.constant('debt' as const), key: key('d', 2), partyKey: key('p', 2), contractKey: fc.constant(null) },
    amount: roubles,
  }),
  fc.record({
    kind: fc.constantFrom('invoice' as const, 'shipment' as const, 'payment' as const),
    key: fc.oneof(key('n'), key('s'), key('m', 6)),
    gone: fc.constant(true as const),
  }),
  fc.record({
    kind: fc.constantFrom('settlement' as const, 'debt' as const),
    key: fc.oneof(key('k', 6), key('d', 2)),
    gone: fc.constant(true as const),
  }),
);
const pages = fc.array(fc.array(fact, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 10 });
const clock = new ManualClock('2026-11-23T09:00:00Z');
const readAt = new Date('2026-11-23T08:59:00.000Z');
const invoices = ['n0', 'n1', 'n2', 'n3'];

describe.each(testEngines())('%s', (engine) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(engine, [salesTables]);
  });
  afterAll(() => house.close());
  const emptied = async (): Promise<void> => {
    for (const { meta } of ledgerRows) await house.database.run(`delete from ${meta.tableName}`);
  };
  const close = async (): Promise<void> => undefined;
  const aMirror = (): MikroLedgerMirror => new MikroLedgerMirror(house.database, clock);

  describeLedgerMirror(engine, async () => {
    await emptied();
    return { mirror: aMirror(), work: house.work, clock, close };
  });
  describeLedgerReadings(engine, async () => {
    await emptied();
    return { readings: new MikroLedgerReadings(house.database), close };
  });

  it('nothing that was said by the keys of documents is left where they mean other things, but what the bank said is', async () => {
    const [id, at] = [newId(), clock.now()];
    const rest = { inquiry_id: id, party_id: id, party: '{}', lines: '[]', by: id, created_at: at, state_since: at };
    const order = { ...rest, id, state: 'done', invoice_number: '1', invoice_key: 'n1' };
    const care = { invoice_key: 'n1', disowned: 0, refused_reason: 'price', counts_itself: 0 };
    const line = (number: string, origin: string, state: string) => ({
      ...{ id: newId(), origin, natural_key: `${id} ${number}`, number, on_day: '2026-11-20', amount: 10_000 },
      ...{ purpose: 'счёт 1', state, payment_key: `${id} ${number}`, decided_by: 'person', held: 1 },
      ...{ looked_at: at, added_at: at },
    });
    const lines = [line('1', 'file', 'tied'), line('2', 'books', 'tied'), line('3', 'file', 'not-customers')];
    await house.work.run(async () => {
      await insertAll(house.database, 'sales_ledger_order', [order]);
      await insertAll(house.database, 'sales_invoice_care', [care]);
      await insertAll(house.database, 'sales_bank_line', lines);
      await aMirror().forgetWords();
    });
    const all = (sql: string): Promise<object[]> => house.database.all(sql, [id]);
    expect(await all('select invoice_number, invoice_key from sales_ledger_order where id = ?')).toEqual([
      { invoice_number: '1', invoice_key: null },
    ]);
    expect(await house.database.all('select invoice_key from sales_invoice_care')).toEqual([]);
    const left =
      "select number, state, payment_key, decided_by from sales_bank_line where natural_key like concat(?, '%')";
    expect(await all(`${left} order by number`)).toEqual([
      { number: '1', state: 'open', payment_key: null, decided_by: null },
      { number: '3', state: 'not-customers', payment_key: null, decided_by: 'person' },
    ]);
  });

  const settledBy = (
    mirror: LedgerMirror,
    work: FakeUnitOfWork | TestHouse['work'],
    source: LedgerSource = 'native',
    inside: () => Promise<void> = async () => undefined,
  ) => {
    const settling = aSettling(mirror, source);
    return (facts: readonly LedgerFact[]) =>
      work.run(async () => {
        const { touched, before } = await mirror.apply(facts, readAt);
        await settling.settle(touched, before, { silent: true });
        await inside();
      });
  };
  const aSettling = (mirror: LedgerMirror, source: LedgerSource, jobs = new FakeJobs()): InvoiceSettling => {
    const inquiries = new InquiryMatching(mirror, new FakeInquiryBook(), new FakeLedgerOrderBook());
    const ledger = new FakeLedger(source);
    return new InvoiceSettling(mirror, ledger, inquiries, new FakeOutbox(), new FakeChangeFeed(), jobs, clock);
  };
  const shown = (mirror: LedgerMirror): Promise<unknown[]> =>
    Promise.all(
      invoices.map(async (n) => {
        const i = await mirror.invoice(n);
        return i === null || i.gone ? null : [i.key, i.total, i.paid, i.refunded, i.shipped, i.state, i.paidAt];
      }),
    );

  it('whatever comes in whatever order, page by page, it is as if the last of each thing had been settled at once', async () => {
    await fc.assert(
      fc.asyncProperty(pages, fc.constantFrom('native' as const, 'commerceml' as const), async (told, source) => {
        await emptied();
        const step = settledBy(aMirror(), house.work, source);
        for (const page of told) {
          await step(page);
          await step(page);
        }
        const oracle = new FakeLedgerMirror();
        await settledBy(oracle, new FakeUnitOfWork(), source)(told.flat());
        expect(await shown(aMirror())).toEqual(await shown(oracle));
        const [over] = await house.database.all<{ n: number }>(
          `select count(*) as n from sales_ledger_payment p where p.amount <
             (select coalesce(sum(s.amount), 0) from sales_payment_share s where s.payment_key = p.id)`,
        );
        expect(Number(over?.n)).toBe(0);
      }),
      { numRuns: engine === 'sqlite' ? 150 : 40 },
    );
  });

  it('reads as much for a page of a buyer with 600 open invoices as for one with 6', async () => {
    const read = async (many: number): Promise<number> => {
      await emptied();
      const books = new FakeLedger();
      for (let n = 0; n < many; n++) books.issues(`o${n}`, '100.00', { partyKey: 'p0' });
      books.ships('s0', 'o0', '40.00', { partyKey: 'p0' });
      books.owes('p0', '40.00');
      const step = settledBy(aMirror(), house.work);
      for await (const page of books.changes('all')) {
        await step(page.facts);
        await page.keep();
      }
      for (const n of [1, 2]) {
        books.issues(`n${n}`, '100.00', { partyKey: 'p0' });
        books.pays(`m${n}`, '50.00', `n${n}`, { partyKey: 'p0' });
      }
      const asked = jest.spyOn(house.database, 'all');
      for await (const page of books.changes('all')) await step(page.facts);
      const rows = await Promise.all(asked.mock.results.map((r) => r.value as Promise<object[]>));
      asked.mockRestore();
      expect(await aMirror().invoice('n2')).toMatchObject({ state: 'partly' });
      return rows.flat().length;
    };
    expect(await read(600)).toBe(await read(6));
  });

  it('turns over the invoices that loose money reaches so many in a unit of work, whoever of them pays for what', async () => {
    await emptied();
    const books = new FakeLedger('commerceml');
    for (let n = 0; n < 1_200; n++) books.issues(`o${n}`, '100.00', { partyKey: 'p0' });
    books.issues('other', '100.00', { partyKey: 'p1' });
    const [mirror, jobs] = [aMirror(), new FakeJobs()];
    const settling = aSettling(mirror, 'commerceml', jobs);
    const rest = new SettleCustomers(settling, house.work);
    /** Brings what the books have gained, then does what was ordered. @returns what each unit of work turned over */
    const turned = async (wanted: string): Promise<number[]> => {
      const all = async (): Promise<number> => {
        const sql = 'select count(*) as n from sales_invoice where state = ?';
        return Number((await house.database.all<{ n: number }>(sql, [wanted]))[0]?.n);
      };
      const steps: number[] = [];
      const step = async (work: () => Promise<unknown>): Promise<void> => {
        const before = await all();
        await work();
        steps.push((await all()) - before);
      };
      for await (const page of books.changes('all')) {
        await step(() =>
          house.work.run(async () => {
            const { touched, before } = await mirror.apply(page.facts, readAt);
            await settling.settle(touched, before, { silent: true });
          }),
        );
        await page.keep();
      }
      for (let order = jobs.orders.shift(); order; order = jobs.orders.shift()) {
        expect(order.job).toBe(settleCustomersJob);
        const payload = order.payload as SettleCustomersOrder;
        await step(() => rest.execute(payload));
      }
      return steps;
    };
    await turned('unpaid');
    books.pays('m1', '1.00', null, { partyKey: 'p0' });
    expect(await turned('not-tied')).toEqual([500, 500, 200]);
    books.deletes('payment', 'm1');
    expect(await turned('unpaid')).toEqual([500, 500, 200]);
    expect(await mirror.invoice('other')).toMatchObject({ state: 'unpaid' });
  });

  it('two that settle invoices of one customer at once see the money of each other', async () => {
    await emptied();
    const other = await house.another();
    const books = new FakeLedger('commerceml');
    books.party('p0');
    books.issues('n0', '100.00', { partyKey: 'p0', at: new Date('2026-11-20T09:00:00Z') });
    const all = async (): Promise<LedgerFact[]> => {
      const facts: LedgerFact[] = [];
      for await (const page of books.changes('all')) {
        facts.push(...page.facts);
        await page.keep();
      }
      return facts;
    };
    await settledBy(aMirror(), house.work, 'commerceml')(await all());
    books.pays('m1', '60.00', null, { partyKey: 'p0' });
    const first = await all();
    books.pays('m2', '40.00', null, { partyKey: 'p0' });
    const second = await all();
    other.queries.splice(0);
    const { promise: settled, resolve } = Promise.withResolvers<void>();
    // SQLite lets nobody else in meanwhile.
    let waits = engine === 'sqlite';
    const one = settledBy(aMirror(), house.work, 'commerceml', async () => {
      resolve();
      await eventually(() => waits || other.queries.some((q) => /sales_ledger_party .*for update/.test(q)));
    })(first);
    await settled;
    const two = settledBy(new MikroLedgerMirror(other.database, clock), other.work, 'commerceml')(second);
    await Promise.all([one, two.finally(() => (waits = true))]);
    await other.close();
    expect(await aMirror().invoice('n0')).toMatchObject({ state: 'not-tied' });
  });

  it('asks as much for a page of 900 facts as for one of 90', async () => {
    const count = async (many: number): Promise<number> => {
      await emptied();
      const books = new FakeLedger();
      for (let n = 0; n < many; n++) {
        books.party(`p${n}`);
        books.issues(`n${n}`, '100.00', { partyKey: `p${n}` });
        books.pays(`m${n}`, '50.00', `n${n}`, { partyKey: `p${n}` });
      }
      const step = settledBy(aMirror(), house.work);
      let asked = 0;
      for await (const page of books.changes('all')) {
        house.queries.splice(0);
        await step(page.facts);
        // SQLite runs a prepared statement for each row that it writes; there only the questions are counted.
        const counted = house.queries.filter((q) => engine !== 'sqlite' || /^\s*select/i.test(q));
        asked = Math.max(asked, counted.length);
        await page.keep();
      }
      return asked;
    };
    expect(await count(300)).toBeLessThanOrEqual((await count(30)) + 1);
  });
});
