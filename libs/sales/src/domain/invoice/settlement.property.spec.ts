import fc from 'fast-check';
import { paidAtOf, stateByDocuments, stateOf } from './invoice-state.js';
import { looseMoneyOf } from './party-standing.js';
import { type PaymentClaims, sharesOf, sumOf } from './payment-shares.js';

const key = fc.constantFrom('a', 'b', 'c', 'd');
const kopecks = fc.integer({ min: 0, max: 100_000 });
const claims: fc.Arbitrary<PaymentClaims> = fc.record({
  key: fc.constant('p'),
  partyKey: fc.constant(null),
  amount: kopecks,
  counts: fc.boolean(),
  ties: fc.uniqueArray(
    fc.record({
      invoiceKey: key,
      amount: kopecks,
      tiedBy: fc.constantFrom('person' as const, 'line' as const),
      tiedById: fc.constant(null),
    }),
    { selector: (t) => t.invoiceKey },
  ),
  base: fc.option(
    fc.record({ invoiceKey: key, total: kopecks, by: fc.constantFrom('base' as const, 'shipment' as const) }),
  ),
  settled: fc.array(fc.record({ invoiceKey: key, amount: kopecks })),
});
const at = new Date('2026-11-02T09:00:00Z');
const invoice = { at, total: 10_000, draft: false, posted: true, marked: false, gone: false };

describe('shares of a payment', () => {
  it('are never more than the payment, never negative, one for an invoice, whatever the order', () => {
    fc.assert(
      fc.property(claims, fc.nat(), (payment, seed) => {
        const shares = sharesOf(payment);
        expect(sumOf(shares)).toBeLessThanOrEqual(payment.amount);
        expect(shares.every((s) => s.amount > 0)).toBe(true);
        expect(new Set(shares.map((s) => s.invoiceKey)).size).toBe(shares.length);
        if (!payment.counts) expect(shares).toEqual([]);
        const turned = <T>(list: readonly T[]): T[] => [
          ...list.slice(seed % (list.length || 1)),
          ...list.slice(0, seed % (list.length || 1)),
        ];
        expect(sharesOf({ ...payment, ties: turned(payment.ties), settled: turned(payment.settled) })).toEqual(shares);
      }),
    );
  });
  it('a payment with an invoice that nobody denies is laid out whole', () => {
    fc.assert(
      fc.property(claims, (payment) => {
        fc.pre(
          payment.counts &&
            payment.base !== null &&
            !payment.ties.some((t) => t.invoiceKey === payment.base?.invoiceKey),
        );
        expect(sumOf(sharesOf(payment))).toBe(payment.amount);
      }),
    );
  });
  it('fills its own invoice first and carries the rest where the books laid it', () => {
    const payment: PaymentClaims = {
      ...{ key: 'p', partyKey: null, amount: 12_000, counts: true, ties: [] },
      base: { invoiceKey: 'a', total: 10_000, by: 'base' },
      settled: [
        { invoiceKey: 'a', amount: 10_000 },
        { invoiceKey: 'b', amount: 1_500 },
      ],
    };
    expect(sharesOf(payment)).toMatchObject([
      { invoiceKey: 'a', amount: 10_500, tiedBy: 'base' },
      { invoiceKey: 'b', amount: 1_500, tiedBy: 'settlement' },
    ]);
    const denied = { invoiceKey: 'a', amount: 0, tiedBy: 'person', tiedById: null } as const;
    expect(sharesOf({ ...payment, ties: [denied] })).toMatchObject([{ invoiceKey: 'b', amount: 1_500 }]);
  });
});

describe('state of an invoice', () => {
  it.each([
    [0, 0, 'unpaid'],
    [4_000, 0, 'partly'],
    [10_000, 0, 'paid'],
    [9_999, 0, 'paid'],
    [10_001, 0, 'paid'],
    [10_002, 0, 'over'],
    [12_000, 2_000, 'paid'],
    [10_000, 3_000, 'refunded'],
    [4_000, 4_000, 'refunded'],
    [6_000, 2_000, 'partly'],
    [0, 500, 'refunded'],
  ] as const)('paid %d, given back %d: %s', (paid, refunded, state) => {
    expect(stateByDocuments(invoice, { paid, refunded })).toBe(state);
  });
  it('is never paid by a rounding alone: a kopeck that nobody paid is owed', () => {
    expect(stateByDocuments({ ...invoice, total: 1 }, { paid: 0, refunded: 0 })).toBe('unpaid');
    expect(stateByDocuments({ ...invoice, total: 1 }, { paid: 1, refunded: 0 })).toBe('paid');
    expect(stateByDocuments({ ...invoice, total: 0 }, { paid: 0, refunded: 0 })).toBe('paid');
  });
  it('what is void or a draft is so whatever was paid', () => {
    fc.assert(
      fc.property(kopecks, kopecks, (paid, refunded) => {
        expect(stateByDocuments({ ...invoice, posted: false }, { paid, refunded })).toBe('void');
        expect(stateByDocuments({ ...invoice, gone: true }, { paid, refunded })).toBe('void');
        expect(stateByDocuments({ ...invoice, draft: true, posted: false }, { paid, refunded })).toBe('draft');
      }),
    );
  });
  it('is never unpaid while enough money of the customer lies about (SA-09)', () => {
    const unpaid = { paid: 0, refunded: 0 };
    expect(stateOf(invoice, unpaid, { amount: 10_000, lastAt: null })).toBe('not-tied');
    expect(stateOf(invoice, unpaid, { amount: 5_000, lastAt: at })).toBe('not-tied');
    expect(stateOf(invoice, unpaid, { amount: 5_000, lastAt: new Date(at.getTime() - 1) })).toBe('unpaid');
    expect(stateOf(invoice, { paid: 10_000, refunded: 0 }, { amount: 10_000, lastAt: at })).toBe('paid');
  });
  it('the balance tells of money that no invoice has', () => {
    const standing = { partyKey: 'x', shipped: 7_000, tied: 0, untied: 7_000, untiedAt: at };
    expect(looseMoneyOf({ ...standing, debt: 0 }).amount).toBe(7_000);
    expect(looseMoneyOf({ ...standing, debt: 7_000 }).amount).toBe(0);
    expect(looseMoneyOf({ ...standing, debt: null }).amount).toBe(7_000);
  });
  it('was paid when the last of the money came, and again later if some went back between', () => {
    const share = (day: number, amount: number, direction: 'in' | 'out' = 'in') => ({
      at: new Date(Date.UTC(2026, 10, day)),
      amount,
      direction,
    });
    expect(paidAtOf('paid', 10_000, [share(5, 6_000), share(3, 4_000)])).toEqual(new Date(Date.UTC(2026, 10, 5)));
    const back = [share(3, 10_000), share(4, 1_000, 'out'), share(6, 1_000)];
    expect(paidAtOf('paid', 10_000, back)).toEqual(new Date(Date.UTC(2026, 10, 6)));
    expect(paidAtOf('partly', 10_000, [share(3, 4_000)])).toBeNull();
  });
});
