import { type SplitLine, fillOf, splitOf } from './payment-split.js';

const line = (invoiceKey: string, typed: string, rest = '100.00'): SplitLine => ({
  ...{ invoiceKey, number: invoiceKey, rest, exact: false, typed },
});

describe('a payment given out over invoices', () => {
  it('shows what is free while one types', () => {
    expect(splitOf('150.00', [line('a', '100'), line('b', '')])).toEqual({
      ...{ free: '50.00', parts: [{ invoiceKey: 'a', amount: '100.00' }], wrong: [], ready: true },
    });
    expect(splitOf('150.00', [line('a', '100'), line('b', '50,01')])).toMatchObject({ free: '-0.01', ready: false });
    expect(splitOf('150.00', [line('a', '100'), line('b', '50')])).toMatchObject({ free: '0.00', ready: true });
  });
  it('is not sent with something that is no sum, or with nothing', () => {
    expect(splitOf('150.00', [line('a', 'сто')])).toMatchObject({ wrong: ['a'], ready: false });
    expect(splitOf('150.00', [line('a', '0')])).toMatchObject({ parts: [], ready: false });
  });
  it('fills a line with what it awaits, or with what is free', () => {
    expect(fillOf('150.00', [line('a', ''), line('b', '')], 'a')).toBe('100');
    expect(fillOf('150.50', [line('a', ''), line('b', '90')], 'a')).toBe('60.50');
    expect(fillOf('150.00', [line('a', ''), line('b', '200')], 'a')).toBe('0');
  });
});
