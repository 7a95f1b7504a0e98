import fc from 'fast-check';
import { aligned, divideHalfUp, divideUp, formatDecimal, parseDecimal } from './decimal.js';

describe('exact decimals', () => {
  it('read what they write', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.integer({ min: 0, max: 10 }), (units, scale) => {
        const read = parseDecimal(formatDecimal({ units, scale }));
        const { a, b } = aligned(read!, { units, scale });
        expect(a).toBe(b);
      }),
    );
  });
  it.each(['', '.', '1.', '.5', '1,5', '1e3', '0x10', ' 1', 'NaN', '--1', '1'.repeat(31)])('refuse %j', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });
  it('round halves away from zero and never further than half a unit', () => {
    expect([divideHalfUp(5n, 10n), divideHalfUp(-5n, 10n), divideHalfUp(4n, 10n), divideHalfUp(5n, -10n)]).toEqual([
      1n,
      -1n,
      0n,
      -1n,
    ]);
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(1n, 10n ** 12n), (n, d) => {
        const off = 2n * (divideHalfUp(n, d) * d - n);
        expect(off <= d && off >= -d).toBe(true);
      }),
    );
  });
  it('round up to the next whole', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 6n), (n, d) => {
        const up = divideUp(n, d);
        expect(up * d >= n && (up - 1n) * d < n).toBe(true);
      }),
    );
  });
});
