import fc from 'fast-check';
import { type LineToPair, type PaymentToPair, pairsOf } from './payment-pairing.js';

const line = (id: string, over: Partial<LineToPair> = {}): LineToPair => ({
  ...{ id, number: '17', on: '2026-06-03', amount: 1000, purpose: 'Оплата по счету 451', payers: new Set(['p']) },
  ...over,
});
const payment = (key: string, over: Partial<PaymentToPair> = {}): PaymentToPair => ({
  ...{ key, number: '0000000301', on: '2026-06-04', amount: 1000, note: null, partyKey: 'p' },
  ...over,
});
const pairs = (lines: LineToPair[], payments: PaymentToPair[]): string[] =>
  [...pairsOf(lines, payments)].map((p) => p.join('-')).sort();

describe('a line of the bank and a payment of the books', () => {
  it('are one by sum, days and payer, number or words', () => {
    expect(pairs([line('a')], [payment('m')])).toEqual(['a-m']);
    const unknown = line('a', { payers: new Set() });
    expect(pairs([unknown], [payment('m')])).toEqual([]);
    expect(pairs([unknown], [payment('m', { number: '00017' })])).toEqual(['a-m']);
    expect(pairs([unknown], [payment('m', { note: 'оплата по счету 452' })])).toEqual([]);
    expect(pairs([unknown], [payment('m', { note: 'ОПЛАТА по счету: 451' })])).toEqual(['a-m']);
  });
  it('are not: another sum, weeks between them, somebody else’s', () => {
    expect(pairs([line('a')], [payment('m', { amount: 1001 })])).toEqual([]);
    expect(pairs([line('a')], [payment('m', { on: '2026-06-11' })])).toEqual([]);
    expect(pairs([line('a')], [payment('m', { on: '2026-05-30' })])).toEqual([]);
    expect(pairs([line('a')], [payment('m', { partyKey: 'q', number: '17' })])).toEqual([]);
  });
  it('go to the best, each once, in whatever order', () => {
    const lines = [line('a'), line('b', { purpose: 'Оплата по счету 452' }), line('c', { amount: 5 })];
    const payments = [
      payment('m'),
      payment('n', { note: 'Оплата по счету 451' }),
      payment('o', { amount: 5, on: '2026-06-03' }),
    ];
    expect(pairs(lines, payments)).toEqual(['a-n', 'b-m', 'c-o']);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(lines, { minLength: 3 }),
        fc.shuffledSubarray(payments, { minLength: 3 }),
        (l, p) => {
          expect(pairs(l, p)).toEqual(['a-n', 'b-m', 'c-o']);
        },
      ),
    );
  });
});
