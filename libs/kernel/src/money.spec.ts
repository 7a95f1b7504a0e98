import fc from 'fast-check';
import { Money } from './money.js';
import { Quantity } from './quantity.js';

const kopecks = fc.bigInt(-(10n ** 15n), 10n ** 15n);

describe('Money', () => {
  it('goes through the doors as a decimal string unchanged', () => {
    fc.assert(fc.property(kopecks, (k) => expect(Money.of(Money.ofKopecks(k).toString()).kopecks).toBe(k)));
    expect(JSON.stringify({ sum: Money.of('-0.5') })).toBe('{"sum":"-0.50"}');
  });
  it.each(['1.234', '1,5', 'x', '', '1e2'])('refuses %j', (text) => expect(() => Money.of(text)).toThrow());
  it('refuses kopecks that a number cannot hold', () => {
    expect(() => Money.ofKopecks(0.5)).toThrow();
    expect(() => Money.ofKopecks(2 ** 60)).toThrow();
  });
  it('adds and takes away without loss', () => {
    fc.assert(
      fc.property(kopecks, kopecks, (a, b) => {
        const [x, y] = [Money.ofKopecks(a), Money.ofKopecks(b)];
        expect(x.add(y).subtract(y).equals(x)).toBe(true);
        expect(Money.sum([x, y, x.negate()]).equals(y)).toBe(true);
      }),
    );
  });
  it('multiplies by quantities and ratios, half up, a return as the sale', () => {
    expect(Money.of('0.05').multiply('0.5').toString()).toBe('0.03');
    expect(Money.of('-0.05').multiply('0.5').toString()).toBe('-0.03');
    expect(Money.of('199.99').multiply(Quantity.of('12.5', 'м²')).toString()).toBe('2499.88');
    expect(Money.of('100').multiply({ numerator: 1n, denominator: 3n }).toString()).toBe('33.33');
    expect(() => Money.of('1').multiply({ numerator: 1n, denominator: 0n })).toThrow();
  });
  it('takes VAT out of a sum and puts it on top', () => {
    expect(Money.of('122').vatIncluded('22').toString()).toBe('22.00');
    expect(Money.of('100').vatIncluded('20').toString()).toBe('16.67');
    expect(Money.of('100').vatOnTop('22').toString()).toBe('22.00');
    expect(Money.of('100').vatIncluded('0').isZero).toBe(true);
    fc.assert(
      fc.property(kopecks, fc.constantFrom('0', '5', '7', '10', '20', '22'), (k, rate) => {
        const net = Money.ofKopecks(k);
        const vat = net.vatOnTop(rate);
        const back = net.add(vat).vatIncluded(rate).subtract(vat).kopecks;
        expect(back >= -1n && back <= 1n).toBe(true);
      }),
    );
  });
  it('splits without losing or making a kopeck', () => {
    expect(Money.of('1').split([1n, 1n, 1n]).map(String)).toEqual(['0.34', '0.33', '0.33']);
    expect(Money.of('-1').split([1n, 2n, 0n]).map(String)).toEqual(['-0.33', '-0.67', '0.00']);
    fc.assert(
      fc.property(kopecks, fc.array(fc.bigInt(0n, 1000n), { minLength: 1, maxLength: 20 }), (k, weights) => {
        fc.pre(weights.some((w) => w > 0n));
        const shares = Money.ofKopecks(k).split(weights);
        expect(Money.sum(shares).kopecks).toBe(k);
        weights.forEach((w, i) => w === 0n && expect(shares[i]!.isZero).toBe(true));
      }),
    );
    expect(() => Money.of('1').split([])).toThrow();
    expect(() => Money.of('1').split([2n, -1n])).toThrow();
  });
  it('is written for people', () => {
    const written = (sum: string): string => Money.of(sum).format().replaceAll('\u00a0', ' ');
    expect([written('1234.5'), written('-1234567'), written('999')]).toEqual([
      '1 234,50 ₽',
      '−1 234 567,00 ₽',
      '999,00 ₽',
    ]);
    expect(Money.of('1234.5').format()).not.toContain(' ');
  });
  it('compares', () => {
    expect([
      Money.of('1').compare(Money.of('2')),
      Money.of('2').compare(Money.of('1')),
      Money.zero.compare(Money.of('0')),
    ]).toEqual([-1, 1, 0]);
  });
});
