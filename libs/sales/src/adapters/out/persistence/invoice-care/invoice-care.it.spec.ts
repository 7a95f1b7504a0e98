import { jest } from '@jest/globals';
import { ManualClock, newId } from '@prorab/kernel';
import { type SqlValue, type Tables, actingAs } from '@prorab/platform/marks';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { FakeColleagues } from '../../../../application/ports/fake-people.js';
import { describeInvoiceCare, pagesOf } from '../../../../application/ports/invoice-care/invoice-care.contract.js';
import { InvoiceKeeper } from '../../../../application/queries/invoice-care/index.js';
import { InvoiceReaders } from '../../../../application/queries/invoices/invoice-reach.js';
import { UnpaidReasons } from '../../../../application/queries/invoice-care/unpaid-reasons.query.js';
import { ListForgottenInvoices } from '../../../../application/queries/invoice-care/list-forgotten-invoices.query.js';
import { salesTables } from '../../../../sales.tables.js';
import { ledgerRows } from '../ledger.rows.js';
import { invoiceCareRows } from '../invoice-care.rows.js';
import { aMirror, dayOne, daysLater } from './a-mirror.builder.js';
import { MikroChanceBook } from './mikro-chance-book.js';
import { MikroInvoiceCareBook } from './mikro-invoice-care-book.js';
import { MikroPhantomMarks } from './mikro-phantom-marks.js';
import { MikroWatchList } from './mikro-watch-list.js';
import { TableAwaitedInvoices } from './table-awaited-invoices.js';

describe.each(testEngines())('%s', (engine) => {
  let house: TestHouse;
  beforeAll(async () => (house = await openTestHouse(engine, [salesTables])));
  afterAll(() => house.close());
  const emptied = async (): Promise<void> => {
    for (const { meta } of [...ledgerRows, ...invoiceCareRows])
      await house.database.run(`delete from ${meta.tableName}`);
    for (const table of ['sales_time_line', 'sales_ledger_order']) await house.database.run(`delete from ${table}`);
  };
  const statements = (): number => house.queries.splice(0).filter((q) => /sales_/.test(q)).length;

  it('has the tables that the rows want, no more and no less', async () => {
    expect(await house.database.schemaDifference()).toBe('');
  });

  describeInvoiceCare(`tables on ${engine}`, async () => {
    await emptied();
    const mirror = aMirror(house.database);
    return {
      work: house.work,
      book: new MikroInvoiceCareBook(house.database),
      watch: new MikroWatchList(house.database),
      marks: new MikroPhantomMarks(house.database),
      invoices: new TableAwaitedInvoices(house.tables),
      chances: new MikroChanceBook(house.database),
      issue: ({ lines, ...given }) =>
        mirror.issue({ ...given, lines: lines.map(({ item, quantity }) => ({ item, quantity, price: 100 })) }),
      booksRead: ({ source, asOf, complete }) => mirror.read(asOf, source, complete),
      close: async () => undefined,
    };
  });

  describe('what the mirror and the time line tell', () => {
    const [party, other] = [newId(), newId()];
    beforeEach(async () => {
      await emptied();
      const mirror = aMirror(house.database);
      await mirror.issue({ key: 'a', partyKey: 'p', partyId: party, total: 300_000, paid: 100_000, state: 'partly' });
      await mirror.pay('m1', 'a', 60_000, daysLater(1));
      await mirror.pay('m2', 'a', 40_000, daysLater(2));
      await mirror.contact('c0', party, daysLater(-1), 'in');
      await mirror.contact('c1', party, daysLater(1), 'out');
      await mirror.contact('c2', party, daysLater(3), 'in', 'call');
      await mirror.contact('c3', party, daysLater(4), 'in', 'order');
      await mirror.contact('c4', other, daysLater(5), 'in');
      await mirror.issue({ key: 'paid', partyKey: 'p', partyId: party, state: 'paid', paidAt: dayOne });
    });
    it('is the last word and the last money since the invoice, and what the customer paid before', async () => {
      const [found] = await new TableAwaitedInvoices(house.tables).byKeys(['a']);
      expect(found).toMatchObject({
        owed: 200_000,
        contacts: 2,
        lastContactAt: daysLater(3),
        lastPaidAt: daysLater(2),
        earlier: 1,
        earlierPaid: 1,
      });
    });
    it('is who ordered it: he looks after it, sees it and may do something about it', async () => {
      const [anna, boris] = [newId(), newId()];
      await aMirror(house.database).order(newId(), 'a', boris);
      await aMirror(house.database).order(newId(), 'a', anna, daysLater(1));
      expect(await new TableAwaitedInvoices(house.tables).byKeys(['a', 'paid'])).toMatchObject([
        { key: 'a', orderedById: anna },
        { key: 'paid', orderedById: null },
      ]);
      expect((await new InvoiceKeeper(house.tables).execute({ invoiceKey: 'a' })).keepers).toEqual([anna]);
      const readers = new InvoiceReaders(new FakeColleagues(), new ManualClock(dayOne));
      const { text, params } = await actingAs(
        { kind: 'employee', employeeId: anna, role: 'manager', sessionId: 's' },
        () => readers.condition('own'),
      );
      expect(await house.tables.all(`select i.id from sales_invoice i where ${text}`, params)).toEqual([{ id: 'a' }]);
    });
    it('is counted once for a round, however many pages the invoices of one customer fill', async () => {
      await aMirror(house.database).issue(
        ...Array.from({ length: 30 }, (_, n) => ({ key: `k${n}`, partyKey: n % 10 === 9 ? 'q' : 'p' })),
      );
      const counted: SqlValue[][] = [];
      const tables: Tables = {
        long: (text, params) => house.tables.long(text, params),
        all: (text, params) => {
          if (/count\(paid_at\)/.test(text)) counted.push([...(params ?? [])]);
          return house.tables.all(text, params);
        },
      };
      const pages = await pagesOf(new TableAwaitedInvoices(tables).pages({ since: dayOne, limit: 4 }));
      expect(pages.length).toBe(8);
      expect(counted.flat().sort()).toEqual(['p', 'q']);
      expect(pages.flat().map((i) => [i.earlier, i.earlierPaid])).toEqual(
        pages.flat().map((i) => (['k9', 'k19', 'k29'].includes(i.key) ? [2, 0] : [28, 1])),
      );
    });
    it('is the past to learn from: with the contacts of its customer, in one list for all of his', async () => {
      const book = new MikroChanceBook(house.database);
      const past = await book.past({ limit: 10 });
      expect((await book.past({ since: dayOne, limit: 1 })).length).toBe(1);
      expect(await book.past({ before: dayOne, limit: 10 })).toEqual([]);
      expect(past.find((i) => i.key === 'a')).toMatchObject({ partyKey: 'p', total: 300_000, paidAt: null });
      const [a, paid] = ['a', 'paid'].map((key) => past.find((i) => i.key === key)?.contacts);
      expect(a).toEqual([daysLater(-1), daysLater(1), daysLater(3)]);
      expect(paid).toBe(a);
    });
  });

  describe('why an invoice may not be paid', () => {
    const reasons = async (...keys: string[]) => {
      const found = await new UnpaidReasons(house.tables, new ManualClock(daysLater(5))).execute({ invoiceKeys: keys });
      return keys.map((key) => found.get(key)?.map((r) => r.code));
    };
    const mirror = () => aMirror(house.database);
    const line = { item: 'brick', quantity: '10', price: 3_000 };
    beforeEach(emptied);

    it('is said from facts: nobody spoke, the customer waits, or waited', async () => {
      const [silent, asks, waited, fast] = [newId(), newId(), newId(), newId()];
      await mirror().issue(
        ...[silent, asks, waited, fast].map((partyId, n) => ({ key: `k${n}`, partyKey: `p${n}`, partyId })),
        { key: 'stranger', partyKey: 'x' },
      );
      await mirror().contact('1', silent, daysLater(-2), 'in');
      await mirror().contact('2', asks, daysLater(1), 'in');
      await mirror().contact('3', waited, daysLater(1), 'in');
      await mirror().contact('4', waited, daysLater(3), 'out');
      await mirror().contact('5', fast, daysLater(1), 'in');
      await mirror().contact('6', fast, new Date(daysLater(1).getTime() + 3_600_000), 'out');
      expect(await reasons('k0', 'k1', 'k2', 'k3', 'stranger')).toEqual([
        ...[['no-contact'], ['question-unanswered'], ['answer-was-slow'], [], []],
      ]);
    });
    it('is said from facts: delivery was asked for, and nothing of ours since then can have said what it costs', async () => {
      const [wants, answered, billed, fetches, later] = [newId(), newId(), newId(), newId(), newId()];
      await mirror().item('way', 'Доставка до объекта');
      const parties = { wants, answered, billed, fetches, later };
      await mirror().issue(
        ...Object.entries(parties).map(([key, partyId]) => ({ key, partyKey: key, partyId })),
        { key: 'l2', partyKey: 'later', partyId: later, at: daysLater(3), lines: [{ ...line, item: 'way' }] },
        { key: 'b2', partyKey: 'billed', partyId: billed, lines: [{ ...line, item: 'way' }] },
      );
      const wish = (partyId: string, text: string): Promise<void> =>
        mirror().contact(newId(), partyId, daysLater(-1), 'in', 'letter', text);
      for (const id of [wants, answered, billed, later])
        await wish(id, 'Кирпич М150 500 шт. Сколько с ДОСТАВКОЙ в Гатчину?');
      await wish(fetches, 'Самовывоз, доставка не нужна');
      await mirror().contact(newId(), answered, daysLater(-0.5), 'out');
      for (const id of Object.values(parties)) await mirror().contact(newId(), id, daysLater(1), 'in');
      const found = await reasons('wants', 'answered', 'billed', 'fetches', 'later');
      expect(found.map((codes) => codes?.includes('delivery-not-quoted'))).toEqual([true, false, false, false, false]);
    });
    it('is said from facts: dearer than paid before, not in stock, owes, the same twice', async () => {
      await mirror().item('brick', 'Кирпич М150');
      await mirror().issue(
        {
          key: 'before',
          partyKey: 'p',
          at: daysLater(-9),
          state: 'paid',
          paidAt: daysLater(-8),
          lines: [{ ...line, price: 2_500 }],
        },
        { key: 'a', partyKey: 'p', lines: [line] },
        { key: 'cheaper', partyKey: 'p', lines: [{ ...line, price: 2_400 }] },
        { key: 'twin', partyKey: 'q', phantomOf: 'a' },
      );
      await mirror().stock('brick', 'Основной', '12.5', '3');
      await mirror().debt('p', 50_000);
      expect(await reasons('a', 'cheaper', 'twin')).toEqual([
        ['price-risen', 'no-stock', 'owes'],
        ['no-stock', 'owes'],
        ['phantom'],
      ]);
      await mirror().stock('brick', 'Второй', '0.5');
      expect(await reasons('cheaper')).toEqual([['owes']]);
    });
    it('takes of a long past the latest only, of everybody his own', async () => {
      await mirror().item('brick', 'Кирпич М150');
      const [talks, quiet] = [newId(), newId()];
      const old = Array.from({ length: 400 }, (_, n) => ({
        ...{ key: `old${n}`, partyKey: 'p', at: daysLater(-1 - n), state: 'paid', paidAt: dayOne },
        lines: [{ ...line, price: 2_000 + n }],
      }));
      const rare = { partyKey: 'q', at: daysLater(-900), state: 'paid', paidAt: dayOne };
      await mirror().issue(
        ...old,
        { ...rare, key: 'rare', lines: [{ ...line, price: 2_999 }] },
        { key: 'a', partyKey: 'p', partyId: talks, lines: [{ ...line, price: 2_001 }] },
        { key: 'b', partyKey: 'q', partyId: quiet, lines: [line] },
      );
      for (let n = 0; n < 300; n++)
        await mirror().contact(`c${n}`, talks, daysLater(1 + n / 100), n % 2 ? 'out' : 'in');
      await mirror().contact('q', quiet, daysLater(4), 'out');
      const all = jest.spyOn(house.tables, 'all');
      expect(await reasons('a', 'b')).toEqual([['price-risen'], ['price-risen']]);
      const rows = await Promise.all(all.mock.results.map((r) => r.value as Promise<object[]>));
      all.mockRestore();
      expect(rows.flat().length).toBeLessThan(220);
    });
    it('takes as many statements for a hundred as for one', async () => {
      const parties = Array.from({ length: 100 }, () => newId());
      await mirror().issue(
        ...parties.map((partyId, n) => ({ key: `k${n}`, partyKey: `p${n}`, partyId, lines: [line] })),
      );
      for (const id of parties) await mirror().contact(newId(), id, daysLater(-1), 'in', 'letter', 'Нужна доставка');
      statements();
      await reasons('k0');
      const one = statements();
      await reasons(...parties.map((_, n) => `k${n}`));
      expect(statements()).toBe(one);
      expect(one).toBe(8);
    });
  });

  it('lists the forgotten ones by money, page by page, in as many statements whatever their number', async () => {
    await emptied();
    const mirror = aMirror(house.database);
    const watch = new MikroWatchList(house.database);
    const keys = Array.from({ length: 30 }, (_, n) => `k${n}`);
    await mirror.issue(...keys.map((key) => ({ key, partyKey: 'p' })));
    const one = { since: '2026-11-02', days: 3, step: { step: 3, to: 'manager' as const }, told: null, owed: 100_000 };
    await house.work.run(() =>
      watch.keep(
        ...keys.map((invoiceKey, n) => ({
          ...one,
          invoiceKey,
          whoseId: null,
          listed: n !== 7,
          chance: 0.5,
          weight: (n % 10) * 1_000,
          because: [],
        })),
      ),
    );
    const list = new ListForgottenInvoices(
      house.tables,
      new FakeColleagues(),
      new UnpaidReasons(house.tables, new ManualClock(dayOne)),
    );
    const ask = async (limit: number, after: { weight: number; invoiceKey: string } | null = null) =>
      list.execute({ filter: { owner: null }, limit, after, language: 'ru' });
    statements();
    const seen: string[] = [];
    let after: { weight: number; invoiceKey: string } | null = null;
    for (let page = await ask(4); page.length > 0; page = await ask(4, after)) {
      seen.push(...page.slice(0, 4).map((r) => r.invoiceKey));
      const last = page[3];
      if (!last || page.length <= 4) break;
      after = { weight: last.weight, invoiceKey: last.invoiceKey };
    }
    expect(new Set(seen).size).toBe(29);
    expect(seen).not.toContain('k7');
    expect(seen.slice(0, 3).sort()).toEqual(['k19', 'k29', 'k9']);
    statements();
    await ask(1);
    const few = statements();
    await ask(25);
    expect(statements()).toBe(few);
  });
});
