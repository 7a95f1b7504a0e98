import fc from 'fast-check';
import { Quantity } from './quantity.js';

const amount = fc
  .tuple(fc.nat(1_000_000), fc.nat(999))
  .map(([whole, part]) => `${whole}.${String(part).padStart(3, '0')}`);
const size = fc
  .integer({ min: 1, max: 99_999 })
  .map((n) => `${Math.floor(n / 1000)}.${String(n % 1000).padStart(3, '0')}`);

describe('Quantity', () => {
  it('rounds 12.5 m² up to whole packs and keeps both numbers', () => {
    const packed = Quantity.of('12.5', 'м²').inPacks('2.88');
    expect([packed.asked.amount, packed.packs, packed.total.amount]).toEqual(['12.5', 5, '14.4']);
    expect(Quantity.of('14.40', 'м²').inPacks('2.88').packs).toBe(5);
  });
  it('covers what was asked with the fewest packs', () => {
    fc.assert(
      fc.property(amount, size, (asked, pack) => {
        const { asked: kept, packs, packSize, total } = Quantity.of(asked, 'm').inPacks(pack);
        expect(kept.compare(Quantity.of(asked, 'm'))).toBe(0);
        expect(total.compare(kept)).not.toBe(-1);
        if (packs > 0) expect(total.subtract(packSize).compare(kept)).toBe(-1);
      }),
    );
  });
  it('goes up to a step and stays there', () => {
    expect(Quantity.of('3.01', 'm').upToStep('0.5').toString()).toBe('3.5 m');
    fc.assert(
      fc.property(amount, size, (asked, step) => {
        const once = Quantity.of(asked, 'm').upToStep(step);
        expect(once.upToStep(step).equals(once)).toBe(true);
      }),
    );
  });
  it('sells by pack before step before as asked', () => {
    const q = Quantity.of('1.2', 'm');
    expect(
      [q.toSell({ pack: '2', step: '0.5' }), q.toSell({ step: '0.5' }), q.toSell({})].map((x) => JSON.stringify(x)),
    ).toEqual([expect.stringContaining('total'), '{"amount":"1.5","unit":"m"}', '{"amount":"1.2","unit":"m"}']);
  });
  it('adds and takes back exactly', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [x, y] = [Quantity.of(a, 'kg'), Quantity.of(b, 'kg')];
        expect(x.add(y).subtract(y).equals(x)).toBe(true);
      }),
    );
    expect(Quantity.of('0.1', 'kg').add(Quantity.of('0.2', 'kg')).amount).toBe('0.3');
  });
  it('refuses to mix units, bad numbers and steps of nothing', () => {
    expect(() => Quantity.of('1', 'm').add(Quantity.of('1', 'kg'))).toThrow('Cannot mix m and kg');
    expect(() => Quantity.of('1,5', 'm')).toThrow();
    expect(() => Quantity.of('1', ' ')).toThrow();
    expect(() => Quantity.of('1', 'm').upToStep('0')).toThrow();
    expect(() => Quantity.of('1', 'm').inPacks('-1')).toThrow();
  });
});
