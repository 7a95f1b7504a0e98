import fc from 'fast-check';
import { type InvoiceToPay, type MoneyThatCame, judgeLine } from './line-judgement.js';

const invoice = (number: string, rest: number, over: Partial<InvoiceToPay> = {}): InvoiceToPay => ({
  ...{ key: `k${number}`, number: number.padStart(10, '0'), on: '2026-06-03', partyKey: 'p', rest },
  ...over,
});
const money = (amount: number, purpose: string, over: Partial<MoneyThatCame> = {}): MoneyThatCame => ({
  ...{ on: '2026-06-10', amount, whole: amount, purpose, payers: new Set(['p']) },
  ...over,
});
const shares = (list: readonly { invoiceKey: string; amount: number }[] | null): string[] | null =>
  list?.map((s) => `${s.invoiceKey}:${s.amount}`) ?? null;

describe('which invoices a sum is for', () => {
  it('is sure by number, payer and sum: all of the rest, a part of it, several together', () => {
    expect(shares(judgeLine(money(1000, 'счет 451'), [invoice('451', 1000), invoice('452', 1000)]).sure)).toEqual([
      'k451:1000',
    ]);
    expect(shares(judgeLine(money(400, 'счет 451 от 03.06'), [invoice('451', 1000)]).sure)).toEqual(['k451:400']);
    expect(shares(judgeLine(money(1500, 'сч. 451, 452'), [invoice('451', 1000), invoice('452', 500)]).sure)).toEqual([
      'k451:1000',
      'k452:500',
    ]);
    expect(shares(judgeLine(money(1800000, 'счет 451, 18000'), [invoice('451', 1800000)]).sure)).toEqual([
      'k451:1800000',
    ]);
    expect(shares(judgeLine(money(1001, 'счет 451'), [invoice('451', 1000)]).sure)).toEqual(['k451:1000']);
  });
  it('says when it is sure of a part only, which gives way to who pays the whole', () => {
    const part = (amount: number): boolean => judgeLine(money(amount, 'счет 451'), [invoice('451', 1000)]).part;
    expect([part(400), part(1000), part(999), part(1200)]).toEqual([true, false, false, false]);
  });
  it('takes the one of the year or the date that is said, and asks where two are left', () => {
    const two = [invoice('451', 1000, { key: 'old', on: '2025-06-03' }), invoice('451', 1000, { key: 'new' })];
    expect(shares(judgeLine(money(1000, 'счет 451 от 03.06.2026'), two).sure)).toEqual(['new:1000']);
    expect(shares(judgeLine(money(1000, 'счет 451/26'), two).sure)).toEqual(['new:1000']);
    const asked = judgeLine(money(1000, 'счет 451'), two);
    expect(asked.sure).toBeNull();
    expect(asked.proposal).toEqual([]);
    expect(asked.candidates.map((c) => [c.invoice.key, c.reasons])).toEqual([
      ['new', ['number', 'payer', 'sum']],
      ['old', ['number', 'payer', 'sum']],
    ]);
  });
  it('asks when anything of the three is missing, and says what there is', () => {
    const one = [invoice('451', 1000)];
    const why = (m: MoneyThatCame, list = one): unknown[] => {
      const judged = judgeLine(m, list);
      expect(judged.sure).toBeNull();
      return [shares(judged.proposal), ...judged.candidates.map((c) => c.reasons.join(' '))];
    };
    expect(why(money(1000, 'за кирпич'))).toEqual([['k451:1000'], 'payer sum']);
    expect(why(money(1000, 'счет 451', { payers: new Set() }))).toEqual([[], 'number sum']);
    expect(why(money(1000, 'счет 451', { payers: new Set(['q']) }))).toEqual([[], 'number other-payer sum']);
    expect(why(money(1200, 'счет 451'))).toEqual([['k451:1000'], 'number payer more-than-rest']);
    expect(why(money(1000, 'счета 451, 452'))).toEqual([['k451:1000'], 'number payer sum']);
    expect(why(money(1000, 'счет 451', { on: '2026-06-01' }))).toEqual([[], 'number payer sum issued-later']);
    expect(why(money(1000, '№ 451'))).toEqual([['k451:1000'], 'number-vague payer sum']);
    expect(why(money(1000, 'счет 451'), [invoice('451', 0)])).toEqual([[], 'number payer paid-already']);
    expect(why(money(700, 'счета 451 и 452'), [invoice('451', 1000), invoice('452', 500)])[0]).toEqual(['k451:700']);
    expect(why(money(1000, 'за кирпич'), [invoice('451', 1000), invoice('452', 1000)])[0]).toEqual([]);
    expect(why(money(1500, 'за кирпич'), [invoice('451', 1000), invoice('452', 500), invoice('453', 700)])[0]).toEqual([
      'k451:1000',
      'k452:500',
    ]);
  });

  const some = fc.uniqueArray(
    fc.record({
      key: fc.nat(60).map((n) => `i${n}`),
      number: fc.integer({ min: 1, max: 12 }).map(String),
      on: fc.constantFrom('2025-06-03', '2026-06-03', '2026-06-09', '2026-06-20'),
      partyKey: fc.constantFrom('p', 'p', 'q', null),
      rest: fc.constantFrom(0, 100, 200, 300, 1000),
    }),
    { selector: (i) => i.key, maxLength: 20 },
  );
  const purpose = fc
    .tuple(
      fc.constantFrom('счет ', 'сч. №', 'за кирпич ', '№ '),
      fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
    )
    .map(([head, numbers]) => `${head}${numbers.join(', ')}`);
  const came = fc.record({
    amount: fc.constantFrom(100, 200, 300, 400, 1000, 1300),
    purpose,
    payers: fc.constantFrom(['p'], ['q'], []),
  });

  it('never gives more than came or an invoice awaits, and never depends on the order', () => {
    fc.assert(
      fc.property(some, came, fc.nat(), (list, { payers, ...m }, seed) => {
        const given = money(m.amount, m.purpose, { payers: new Set(payers) });
        const judged = judgeLine(given, list);
        const mixed = [...list].sort(
          (a, b) => ((Number(a.key.slice(1)) * 7 + seed) % 61) - ((Number(b.key.slice(1)) * 7 + seed) % 61),
        );
        expect(judgeLine(given, mixed)).toEqual(judged);
        for (const part of [judged.sure ?? [], judged.proposal]) {
          expect(part.reduce((sum, s) => sum + s.amount, 0)).toBeLessThanOrEqual(m.amount);
          expect(new Set(part.map((s) => s.invoiceKey)).size).toBe(part.length);
          for (const s of part)
            expect(s.amount).toBeLessThanOrEqual(list.find((i) => i.key === s.invoiceKey)?.rest ?? 0);
        }
        for (const { score } of judged.candidates) expect(score >= 0 && score <= 100).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
  it('is sure only of open invoices of the payer whose number is said and is of no other one of his', () => {
    fc.assert(
      fc.property(some, came, (list, { payers, ...m }) => {
        const { sure } = judgeLine(money(m.amount, m.purpose, { payers: new Set(payers) }), list);
        for (const { invoiceKey } of sure ?? []) {
          const it = list.find((i) => i.key === invoiceKey);
          expect(payers).toContain(it?.partyKey);
          expect(m.purpose.match(/\d+/g)).toContain(it?.number);
          expect(it && it.on <= '2026-06-10').toBe(true);
          const twins = list.filter(
            (i) => i.number === it?.number && i.partyKey === it.partyKey && i.rest > 1 && i.on <= '2026-06-10',
          );
          expect(twins).toHaveLength(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
