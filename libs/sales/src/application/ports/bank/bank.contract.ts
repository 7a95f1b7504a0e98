import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { BankLineMissing } from '../../../domain/bank/bank-errors.js';
import type { BankLine } from '../../../domain/bank/bank-line.js';
import type { BankEvidence } from './bank-evidence.port.js';
import type { BankLineBook, NewBankLine } from './bank-line-book.port.js';

export interface GivenPayment {
  key: string;
  on: string;
  amount: number;
  tied?: number;
  said?: number;
  note?: string | null;
  partyKey?: string | null;
  counts?: boolean;
  based?: boolean;
}
export interface BankBench {
  work: UnitOfWork;
  book: BankLineBook;
  evidence: BankEvidence;
  /** Put into the mirror of the books. */
  party(given: { key: string; inn: string | null; partyId: string | null }): Promise<void>;
  payment(given: GivenPayment): Promise<void>;
  invoice(given: {
    key: string;
    number: string;
    on: string;
    partyKey: string;
    rest: number;
    open: boolean;
  }): Promise<void>;
  close(): Promise<void>;
}
const zone = 'Europe/Moscow';
const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 9, minute));
const aLine = (naturalKey: string, over: Partial<NewBankLine> = {}): NewBankLine => ({
  ...{ origin: 'file', naturalKey, number: '17', on: '2026-11-20', amount: 1_000, payerName: 'Ромашка' },
  ...{ payerInn: '7707083893', payerAccount: '407', purpose: 'счет 451', importId: null, paymentKey: null },
  ...over,
});
const decision = { by: 'rule', byId: null, at: at(1) } as const;

/** What the lines of the bank, and what is known of the books for them, promise. */
export function describeBank(name: string, make: () => Promise<BankBench>): void {
  describe(`lines of the bank: ${name}`, () => {
    let bench: BankBench;
    beforeEach(async () => (bench = await make()));
    afterEach(() => bench.close());
    const inWork = <T>(work: () => Promise<T>): Promise<T> => bench.work.run(work);
    const due = (soon: Date, late = new Date(0), limit = 10): Promise<BankLine[]> =>
      inWork(async () => bench.book.takeAll(await bench.book.due({ soon, late }, limit)));
    const keysOf = (lines: readonly BankLine[]): string[] => lines.map((l) => l.state.naturalKey);

    it('keep a line once, and give it back as it was', async () => {
      expect(await inWork(() => bench.book.add([aLine('a'), aLine('b')], at(0)))).toBe(2);
      expect(await inWork(() => bench.book.add([aLine('b', { amount: 5 }), aLine('c'), aLine('c')], at(0)))).toBe(1);
      const lines = await due(at(0));
      expect(keysOf(lines)).toEqual(['a', 'b', 'c']);
      expect(lines[1]?.state).toEqual({
        ...{ ...aLine('b'), id: expect.any(String), state: 'open', shares: [], decidedBy: null, decidedById: null },
        ...{ decidedAt: null, held: false, note: null },
      });
      await expect(inWork(() => bench.book.take(newId()))).rejects.toBeInstanceOf(BankLineMissing);
    });
    it('keep what was decided, and say what is to be looked at next', async () => {
      await inWork(() => bench.book.add([aLine('a'), aLine('b'), aLine('c'), aLine('d')], at(0)));
      const [a, b, c] = await due(at(0), new Date(0), 3);
      if (!a || !b || !c) throw new Error('three lines');
      a.decide(
        [
          { invoiceKey: 'n1', amount: 400 },
          { invoiceKey: 'n2', amount: 600 },
        ],
        1_000,
        decision,
      );
      b.isPayment('m1');
      b.cover();
      c.isNotCustomers({ byId: null, at: at(1), note: 'заём' });
      await inWork(() => bench.book.keep([a, b, c], at(2)));
      expect(keysOf(await due(at(1)))).toEqual(['d']);
      expect(keysOf(await due(at(2)))).toEqual(['d', 'a']);
      expect(keysOf(await due(at(2), at(2)))).toEqual(['d', 'a', 'b']);
      expect((await inWork(() => bench.book.take(a.state.id))).state).toEqual(a.state);
      expect((await inWork(() => bench.book.take(c.state.id))).state).toEqual(c.state);
      expect(keysOf(await inWork(() => bench.book.takeOfPayments(['m1', 'm2'])))).toEqual(['b']);
      a.undo();
      await inWork(() => bench.book.keep([a], null));
      expect((await inWork(() => bench.book.take(a.state.id))).state).toMatchObject({ held: true, shares: [] });
      expect(keysOf(await due(at(1)))).toEqual(['d']);
      await inWork(() => bench.book.remove([b.state.id]));
      await expect(inWork(() => bench.book.take(b.state.id))).rejects.toBeInstanceOf(BankLineMissing);
    });

    it('know payers by INN, and whom we know to be the same', async () => {
      const partyId = newId();
      await bench.party({ key: 'p1', inn: '7707083893', partyId });
      await bench.party({ key: 'p2', inn: null, partyId });
      await bench.party({ key: 'p3', inn: '7728168971', partyId: null });
      const sets = (found: Map<string, Set<string>>): [string, string[]][] =>
        [...found].map(([asked, keys]): [string, string[]] => [asked, [...keys].sort()]).sort();
      expect(sets(await bench.evidence.payersBy(['7707083893', '7728168971', '1']))).toEqual([
        ['7707083893', ['p1', 'p2']],
        ['7728168971', ['p3']],
      ]);
      expect(sets(await bench.evidence.samePayers(['p2', 'p3']))).toEqual([
        ['p2', ['p1', 'p2']],
        ['p3', ['p3']],
      ]);
      expect(await bench.evidence.payersBy([])).toEqual(new Map());
    });
    it('know payments that may be a line, and those that only say in words what they are for', async () => {
      await bench.payment({ key: 'm1', on: '2026-11-20', amount: 1_000, note: 'счет 451' });
      await bench.payment({
        key: 'm2',
        on: '2026-11-21',
        amount: 1_000,
        tied: 1_000,
        said: 600,
        note: 'счет 452',
        based: true,
      });
      await bench.payment({ key: 'm3', on: '2026-11-20', amount: 1_000, counts: false, note: 'счет 453' });
      await bench.payment({ key: 'm4', on: '2026-11-20', amount: 1_001 });
      await bench.payment({ key: 'm5', on: '2026-11-25', amount: 1_000, partyKey: 'p1' });
      await inWork(() => bench.book.add([aLine('x', { paymentKey: 'm5' })], at(0)));
      const asked = { amounts: [1_000, 7], from: '2026-11-20', to: '2026-11-25', zone };
      const free = async (): Promise<string[]> => (await bench.evidence.freePayments(asked)).map((p) => p.key).sort();
      expect(await free()).toEqual(['m1', 'm2']);
      expect((await bench.evidence.unnamedPayments(zone, 10)).map((p) => p.key)).toEqual(['m1']);
      await inWork(() => bench.book.add([aLine('y', { origin: 'books', paymentKey: 'm1' })], at(0)));
      expect(await free()).toEqual(['m1', 'm2']);
      expect(await bench.evidence.unnamedPayments(zone, 10)).toEqual([]);
      expect(await bench.evidence.payments(['m2', 'none'], zone)).toEqual([
        expect.objectContaining({ key: 'm2', on: '2026-11-21', amount: 1_000, tied: 1_000, said: 600, counts: true }),
      ]);
      expect((await bench.evidence.payments(['m3'], zone))[0]?.counts).toBe(false);
    });
    it('know lines that their payments have left', async () => {
      const keys = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'];
      const ties = {
        ...{ m1: { tied: 1_000 }, m2: { tied: 400 }, m3: { tied: 1_000, said: 1_000 }, m5: { counts: false } },
        // A person says that it is not for the invoice.
        m6: { said: 0 },
      };
      for (const key of keys)
        await bench.payment({ key, on: '2026-11-20', amount: 1_000, ...ties[key as keyof typeof ties] });
      await inWork(() =>
        bench.book.add(
          keys.map((key) => aLine(key, { paymentKey: key })),
          at(0),
        ),
      );
      const lines = await due(at(0));
      for (const line of lines) {
        if (['m1', 'm2', 'm5'].includes(line.state.naturalKey)) line.cover();
        else {
          line.decide([{ invoiceKey: 'n', amount: 1_000 }], 1_000, decision);
          line.laid();
        }
      }
      await inWork(() => bench.book.keep(lines, at(1)));
      const left = await bench.evidence.leftByPayments(10);
      expect(lines.filter((l) => left.includes(l.state.id)).map((l) => l.state.naturalKey)).toEqual(['m2', 'm4', 'm6']);
      expect(await bench.evidence.leftByPayments(1)).toHaveLength(1);
    });
    it('know open invoices of customers and all of a number, less what waits for them', async () => {
      const given = { on: '2026-11-10', partyKey: 'p1', open: true };
      await bench.invoice({ ...given, key: 'n1', number: '0000451', rest: 1_000 });
      await bench.invoice({ ...given, key: 'n2', number: 'ТС-0000452', rest: 500 });
      await bench.invoice({ ...given, key: 'n3', number: '453', rest: 0, open: false });
      await bench.invoice({ ...given, key: 'n4', number: '454', rest: 70, partyKey: 'p2' });
      await inWork(() => bench.book.add([aLine('a')], at(0)));
      const [line] = await due(at(0));
      line?.decide([{ invoiceKey: 'n1', amount: 300 }], 1_000, decision);
      if (line) await inWork(() => bench.book.keep([line], at(1)));
      const rests = async (asked: Partial<Parameters<BankEvidence['invoices']>[0]>): Promise<string[]> =>
        (await bench.evidence.invoices({ partyKeys: [], numbers: [], keys: [], zone, ...asked }))
          .map((i) => `${i.key} ${i.rest} ${i.on} ${i.partyKey}`)
          .sort();
      expect(await rests({ partyKeys: ['p1'] })).toEqual(['n1 700 2026-11-10 p1', 'n2 500 2026-11-10 p1']);
      expect(await rests({ numbers: ['453', 'тс-452', '9'] })).toEqual(['n2 500 2026-11-10 p1', 'n3 0 2026-11-10 p1']);
      expect(await rests({ keys: ['n4'], numbers: ['454'] })).toEqual(['n4 70 2026-11-10 p2']);
      expect(await rests({})).toEqual([]);
    });
  });
}
