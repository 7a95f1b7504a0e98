import fc from 'fast-check';
import { type TwinCandidate, phantomsAmong } from './phantoms.js';

const at = (d: number): Date => new Date(Date.UTC(2026, 5, d));
const one = (key: string, over: Partial<TwinCandidate> = {}): TwinCandidate => ({
  ...{ key, customer: 'p', at: at(1), total: 100_000, paid: 0, countsItself: false },
  lines: [{ item: 'brick', quantity: '10' }],
  ...over,
});
const found = (...some: TwinCandidate[]) => [...phantomsAmong(some, { withinDays: 14 })];

describe('phantom invoices', () => {
  it('leave the latest of the same goods, and the paid one above all', () => {
    expect(found(one('a'), one('b', { at: at(3) }))).toEqual([['a', 'b']]);
    expect(found(one('a', { paid: 1 }), one('b', { at: at(3) }))).toEqual([['b', 'a']]);
    expect(found(one('a', { paid: 1 }), one('b', { paid: 1 }))).toEqual([]);
  });
  it('have the same goods in any order of lines and with any zeros, and a sum within a percent', () => {
    const lines = [
      { item: 'sand', quantity: '0.5' },
      { item: 'brick', quantity: '4' },
      { item: 'brick', quantity: '6.000' },
    ];
    const same = [
      { item: 'brick', quantity: '10.00' },
      { item: 'sand', quantity: '.50000' },
    ];
    expect(found(one('a', { lines }), one('b', { lines: same, total: 101_000 }))).toHaveLength(1);
    expect(found(one('a', { lines }), one('b', { lines: same, total: 102_000 }))).toEqual([]);
    expect(found(one('a'), one('b', { lines }))).toEqual([]);
    expect(found(one('a', { lines: [] }), one('b', { lines: [] }))).toEqual([]);
  });
  it('are of one customer and of some days, and none when a person says that both are wanted', () => {
    expect(found(one('a'), one('b', { customer: 'q' }))).toEqual([]);
    expect(found(one('a'), one('b', { at: at(16) }))).toEqual([]);
    expect(found(one('a', { countsItself: true }), one('b', { at: at(3) }))).toEqual([]);
  });
  it('never depend on the order, never point to another phantom, never swallow money', () => {
    const some = fc.uniqueArray(
      fc.record({
        key: fc.integer({ min: 0, max: 30 }).map(String),
        customer: fc.constantFrom('p', 'q'),
        at: fc.integer({ min: 1, max: 40 }).map(at),
        total: fc.constantFrom(100_000, 100_500, 130_000),
        paid: fc.constantFrom(0, 0, 0, 100),
        countsItself: fc.constantFrom(false, false, true),
        lines: fc.constantFrom([{ item: 'a', quantity: '1' }], [{ item: 'b', quantity: '1' }]),
      }),
      { selector: (o) => o.key, maxLength: 12 },
    );
    fc.assert(
      fc.property(some, fc.nat(), (list, seed) => {
        const marks = phantomsAmong(list, { withinDays: 14 });
        const mixed = [...list].sort((a, b) => ((Number(a.key) * 7 + seed) % 31) - ((Number(b.key) * 7 + seed) % 31));
        expect(phantomsAmong(mixed, { withinDays: 14 })).toEqual(marks);
        for (const [phantom, counted] of marks) {
          expect(marks.has(counted)).toBe(false);
          expect(list.find((o) => o.key === phantom)).toMatchObject({ paid: 0, countsItself: false });
        }
      }),
    );
  });
});
