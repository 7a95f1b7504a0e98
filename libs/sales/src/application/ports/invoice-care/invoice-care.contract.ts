import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import type { TwinCandidate } from '../../../domain/invoice-care/phantoms.js';
import type { AwaitedInvoice, AwaitedInvoices, BooksAge } from './awaited-invoices.port.js';
import type { ChanceBook } from './chance-book.port.js';
import type { InvoiceCareBook } from './invoice-care-book.port.js';
import type { PhantomMarks } from './phantom-marks.port.js';
import type { WatchList, WatchedInvoice } from './watch-list.port.js';

export interface InvoiceCareBench {
  work: UnitOfWork;
  book: InvoiceCareBook;
  watch: WatchList;
  marks: PhantomMarks;
  invoices: AwaitedInvoices;
  chances: ChanceBook;
  /** Puts an invoice into the mirror. */
  issue(given: {
    key: string;
    at: Date;
    partyKey: string;
    partyId?: string | null;
    total: number;
    paid: number;
    state: string;
    lines: TwinCandidate['lines'];
  }): Promise<void>;
  booksRead(age: BooksAge): Promise<void>;
  close(): Promise<void>;
}
const at = (day: number): Date => new Date(Date.UTC(2026, 10, day, 9));
/** All of them, to the end. */
export async function pagesOf(pages: AsyncIterable<AwaitedInvoice[]>): Promise<AwaitedInvoice[][]> {
  const all: AwaitedInvoice[][] = [];
  for await (const page of pages) all.push(page);
  return all;
}
const by = { at: at(5), byId: newId() };

/** What the books of the care of invoices promise. */
export function describeInvoiceCare(name: string, make: () => Promise<InvoiceCareBench>): void {
  describe(`care of invoices: ${name}`, () => {
    let bench: InvoiceCareBench;
    beforeEach(async () => (bench = await make()));
    afterEach(() => bench.close());
    const inWork = <T>(work: () => Promise<T>): Promise<T> => bench.work.run(work);
    const invoice = {
      at: at(2),
      partyKey: 'p',
      total: 100_000,
      paid: 0,
      state: 'unpaid',
      lines: [{ item: 'i', quantity: '1' }],
    };

    it('keeps what was done, with its history, and gives back what can be undone', async () => {
      await inWork(async () => {
        const care = (await bench.book.takeForChange(['a'])).get('a');
        care?.promise('2026-11-10', '2026-11-05', by);
        care?.refuse({ reason: 'price', note: 'дорого' }, by);
        care?.tell({ step: 3, to: 'manager' }, at(6));
        if (care) await bench.book.store(care);
      });
      const known = (await bench.book.of(['a', 'b'])).get('a')?.state;
      expect(known).toMatchObject({
        promisedOn: '2026-11-10',
        refused: { reason: 'price', note: 'дорого' },
        told: { step: 3, to: 'manager', at: at(6) },
      });
      const promised = (day: string, after: string | null = null, limit = 10): Promise<string[]> =>
        bench.book.promisedSince(day, { after, limit });
      expect(await promised('2026-11-10')).toEqual(['a']);
      expect(await promised('2026-11-11')).toEqual([]);
      expect(await promised('2026-11-10', 'a')).toEqual([]);
      await inWork(async () => {
        const care = (await bench.book.takeForChange(['a'])).get('a');
        care?.undo(by);
        if (care) await bench.book.store(care);
      });
      const after = (await inWork(() => bench.book.takeForChange(['a']))).get('a');
      expect(after?.state).toMatchObject({ refused: null, promisedOn: '2026-11-10' });
      expect(() => after?.undo(by)).toThrow(expect.objectContaining({ code: 'sales.invoice-nothing-to-undo' }));
    });
    it('restores an instant that an undo brings back', async () => {
      for (const change of ['snooze', 'snooze again', 'undo'])
        await inWork(async () => {
          const care = (await bench.book.takeForChange(['s'])).get('s');
          if (change === 'undo') care?.undo(by);
          else care?.snooze(change === 'snooze' ? at(7) : at(9), by);
          if (care) await bench.book.store(care);
        });
      expect((await bench.book.of(['s'])).get('s')?.state.snoozedUntil).toEqual(at(7));
    });

    it('lists awaited ones by date, page by page, and finds any by its key', async () => {
      await bench.issue({ ...invoice, key: 'c', at: at(4) });
      await bench.issue({ ...invoice, key: 'a' });
      await bench.issue({ ...invoice, key: 'b', paid: 40_000, state: 'partly' });
      await bench.issue({ ...invoice, key: 'd', paid: 100_000, state: 'paid' });
      await bench.issue({ ...invoice, key: 'old', at: at(1) });
      const pages = await pagesOf(bench.invoices.pages({ since: at(2), limit: 2 }));
      expect(pages.map((page) => page.map((i) => [i.key, i.owed]))).toEqual([
        [
          ['a', 100_000],
          ['b', 60_000],
        ],
        [['c', 100_000]],
      ]);
      const whole = await pagesOf(bench.invoices.pages({ since: at(2), limit: 3 }));
      expect(whole.map((page) => page.length)).toEqual([3]);
      expect(await pagesOf(bench.invoices.pages({ since: at(5), limit: 2 }))).toEqual([]);
      expect((await bench.invoices.byKeys(['d', 'no'])).map((i) => [i.key, i.state])).toEqual([['d', 'paid']]);
      expect(await bench.invoices.olderThan(at(2))).toEqual({ count: 1, owed: 100_000 });
      expect(await bench.invoices.byKeys([])).toEqual([]);
    });
    it('knows how fresh the books are', async () => {
      expect(await bench.invoices.age()).toBeNull();
      await bench.booksRead({ source: 'onec77', asOf: at(3), complete: true });
      expect(await bench.invoices.age()).toEqual({ source: 'onec77', asOf: at(3), complete: true });
    });

    it('marks phantoms and takes the marks away; a marked one is not awaited', async () => {
      await bench.issue({ ...invoice, key: 'a' });
      await bench.issue({ ...invoice, key: 'b', at: at(3) });
      await bench.issue({ ...invoice, key: 'x', partyKey: 'q' });
      await inWork(() => bench.marks.mark(new Map([['a', 'b']])));
      const same = await bench.marks.alike(['a'], at(1), 2);
      expect(await bench.marks.alike(['a'], at(1), 1)).toBeNull();
      expect(same?.map((c) => [c.key, c.phantomOf, c.lines]).sort()).toEqual([
        ['a', 'b', invoice.lines],
        ['b', null, invoice.lines],
      ]);
      const [awaited] = await pagesOf(bench.invoices.pages({ since: at(1), limit: 9 }));
      expect(awaited?.map((i) => i.key)).toEqual(['x', 'b']);
      await inWork(() => bench.marks.mark(new Map([['a', null]])));
      const all = await bench.marks.ofCustomers({ whose: 'books', keys: ['p', 'q'], since: at(1) });
      expect(all.map((c) => c.key).sort()).toEqual(['a', 'b', 'x']);
      expect(all.map((c) => c.phantomOf)).toEqual([null, null, null]);
      expect(
        (await bench.marks.ofCustomers({ whose: 'books', keys: ['p', 'q'], since: at(3) })).map((c) => c.key),
      ).toEqual(['b']);
      expect(await bench.marks.ofCustomers({ whose: 'books', keys: [], since: at(1) })).toEqual([]);
    });
    it('knows customers with several invoices, or with a marked one, page by page', async () => {
      for (const partyKey of ['p', 'q', 'r'])
        for (const key of ['a', 'b']) await bench.issue({ ...invoice, key: `${partyKey}${key}`, partyKey });
      for (const key of ['one', 'marked']) await bench.issue({ ...invoice, key, partyKey: key });
      await bench.issue({ ...invoice, key: 'void', partyKey: 'one', state: 'void' });
      await inWork(() => bench.marks.mark(new Map([['marked', 'a']])));
      expect(await bench.marks.customers({ whose: 'books', since: at(1), after: null, limit: 2 })).toEqual([
        { key: 'marked', invoices: 1 },
        { key: 'p', invoices: 2 },
      ]);
      const rest = await bench.marks.customers({ whose: 'books', since: at(1), after: 'p', limit: 9 });
      expect(rest.map((c) => c.key)).toEqual(['q', 'r']);
      expect(await bench.marks.customers({ whose: 'books', since: at(3), after: null, limit: 9 })).toEqual([]);
    });
    it('looks for the same only among whole groups of the same goods, of its phantoms too', async () => {
      const sand = [
        { item: 's', quantity: '1' },
        { item: 'i', quantity: '1' },
      ];
      await bench.issue({ ...invoice, key: 'a' });
      await bench.issue({ ...invoice, key: 'b', at: at(4), lines: sand });
      await bench.issue({ ...invoice, key: 'c', at: at(3), lines: sand });
      await bench.issue({ ...invoice, key: 'd', partyKey: 'q', lines: sand });
      await bench.issue({ ...invoice, key: 'e', lines: [{ item: 'e', quantity: '1' }] });
      const keys = async (of: string): Promise<string[]> =>
        ((await bench.marks.alike([of], at(1), 9)) ?? []).map((c) => c.key).sort();
      expect(await keys('b')).toEqual(expect.arrayContaining(['b', 'c']));
      expect(await keys('b')).not.toContain('d');
      expect(await keys('e')).toContain('e');
      expect(await bench.marks.alike([], at(1), 9)).toEqual([]);
      await inWork(() => bench.marks.mark(new Map([['c', 'e']])));
      expect(await keys('e')).toEqual(expect.arrayContaining(['b', 'c', 'e']));
    });

    it('takes those of the books that are one of ours for one, and for two when they are not', async () => {
      const [ours, other] = [newId(), newId()];
      await bench.issue({ ...invoice, key: 'a', partyKey: 'p', partyId: ours });
      await bench.issue({ ...invoice, key: 'b', partyKey: 'q', partyId: ours, at: at(3) });
      await bench.issue({ ...invoice, key: 'c', partyKey: 'r', partyId: other });
      await bench.issue({ ...invoice, key: 'd', partyKey: 'r', partyId: other, state: 'draft' });
      const same = (await bench.marks.alike(['a', 'c'], at(1), 9)) ?? [];
      expect(same.map((c) => [c.key, c.customer]).sort()).toEqual([
        ['a', ours],
        ['b', ours],
        ['c', other],
      ]);
      const all = await bench.marks.ofCustomers({ whose: 'ours', keys: [ours, newId()], since: at(1) });
      expect(all.map((c) => c.key).sort()).toEqual(['a', 'b']);
      expect(await bench.marks.ofCustomers({ whose: 'books', keys: ['p', 'q'], since: at(1) })).toEqual([]);
      expect(await bench.marks.customers({ whose: 'ours', since: at(1), after: null, limit: 9 })).toEqual([
        { key: ours, invoices: 2 },
      ]);
      expect(await bench.marks.customers({ whose: 'books', since: at(1), after: null, limit: 9 })).toEqual([]);
      expect(await bench.marks.keysOf([ours, newId()], at(1))).toEqual(['b', 'a']);
      expect(await bench.marks.keysOf([ours], at(3))).toEqual(['b']);
      expect(await bench.marks.keysOf([], at(1))).toEqual([]);
      await inWork(() =>
        bench.marks.mark(
          new Map([
            ['a', 'b'],
            ['c', 'b'],
          ]),
        ),
      );
      expect(await bench.marks.orphans()).toEqual(['c']);
    });

    it('knows the phantoms of what does not count any more, however old they are and however they stand', async () => {
      for (const key of ['a', 'b', 'c', 'd']) await bench.issue({ ...invoice, key, state: 'not-tied' });
      await bench.issue({ ...invoice, key: 'void', state: 'void' });
      await bench.issue({ ...invoice, key: 'x', partyKey: 'q' });
      await inWork(() =>
        bench.marks.mark(
          new Map([
            ['a', 'void'],
            ['b', 'x'],
            ['c', 'd'],
          ]),
        ),
      );
      expect(await bench.marks.orphans()).toEqual(['a', 'b']);
      expect(await bench.marks.orphans(['void', 'd'])).toEqual(['a']);
      expect(await bench.marks.orphans([])).toEqual([]);
      // Money that only the balance tells of does not make two orders of one.
      const all = await bench.marks.ofCustomers({ whose: 'books', keys: ['p', 'q'], since: at(1) });
      expect(all.map((c) => c.key)).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd', 'x']));
    });

    it('keeps how awaited ones stand, and when the rounds began', async () => {
      const watched: WatchedInvoice = {
        ...{ invoiceKey: 'a', whoseId: newId(), since: '2026-11-02', days: 3, step: { step: 3, to: 'manager' } },
        ...{ told: { step: 1, to: 'manager', at: at(3) }, listed: true, owed: 100_000, chance: 0.25, weight: 25_000 },
        because: [{ feature: 'pays', up: true }],
      };
      const other: WatchedInvoice = {
        ...watched,
        invoiceKey: 'b',
        whoseId: null,
        step: null,
        told: null,
        chance: null,
        because: [],
      };
      await inWork(() => bench.watch.keep(watched, other));
      expect(await bench.watch.of(['a', 'b', 'c'])).toEqual(
        new Map([
          ['a', watched],
          ['b', other],
        ]),
      );
      expect(await bench.watch.keys({ after: null, limit: 1 })).toEqual(['a']);
      expect(await bench.watch.keys({ after: 'a', limit: 9 })).toEqual(['b']);
      await inWork(() => bench.watch.drop(['a']));
      expect(await bench.watch.keys({ after: null, limit: 9 })).toEqual(['b']);
      expect(await bench.watch.start()).toBeNull();
      const start = { startedAt: at(1) };
      await inWork(() => bench.watch.saveStart(start));
      expect(await bench.watch.start()).toEqual(start);
    });

    it('keeps what was learned last', async () => {
      expect(await bench.chances.latest()).toBeNull();
      await inWork(() => bench.chances.keep({ trainedAt: at(1), invoices: 3, model: null }));
      await inWork(() => bench.chances.keep({ trainedAt: at(2), invoices: 4, model: null }));
      expect(await bench.chances.latest()).toEqual({ trainedAt: at(2), invoices: 4, model: null });
    });
  });
}
