import { invoiceFilterOf, isInvoiceQuery } from './invoice-query.js';

const now = Date.UTC(2026, 10, 27, 9, 40);

describe('what the address of the invoices asks for', () => {
  it('is nothing by itself', () => {
    expect(invoiceFilterOf({}, now, false)).toEqual({});
    expect(isInvoiceQuery({ open: '144H' })).toBe(false);
  });
  it('is one’s own, the states of a choice, days before today, sums as typed', () => {
    expect(invoiceFilterOf({ state: 'open', who: 'x', age: 'older-7', from: '1 000,5', q: ' 45 ' }, now, true)).toEqual(
      {
        ...{ state: 'unpaid,partly,not-tied', employee: 'mine', to: '2026-11-20T09:00:00.000Z' },
        ...{ sumFrom: '1000.50', text: '45' },
      },
    );
    expect(invoiceFilterOf({ age: 'last-30', who: 'nobody', bracket: '1-7' }, now, false)).toEqual({
      ...{ from: '2026-10-28T09:00:00.000Z', employee: 'nobody', bracket: '1-7' },
    });
  });
  it('leaves out what nobody could have meant', () => {
    expect(invoiceFilterOf({ state: 'nonsense', age: 'older-9', from: 'сто', bracket: 'x' }, now, false)).toEqual({});
  });
});
