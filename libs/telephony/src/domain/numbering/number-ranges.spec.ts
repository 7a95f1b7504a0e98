import fc from 'fast-check';
import { AreaCodes } from './area-codes.js';
import { nationalOf } from './number-place.js';
import { JoinedRanges, type NumberRange, type RowOfPlan, placeIn } from './number-ranges.js';
import { PlanRowsOverlap } from './numbering.errors.js';

const places = ['Псков', 'Великие Луки', null].map((city) =>
  city === null ? null : { city, region: 'Псковская обл.', weak: false },
);
const rowOf = fc
  .tuple(fc.nat(60), fc.nat(12), fc.nat(places.length - 1))
  .map(([from, length, n]) => ({ from, to: from + length, place: places[n] ?? null }));

function joined(rows: readonly RowOfPlan[]): NumberRange[] {
  const ranges = new JoinedRanges();
  for (const row of rows) ranges.add(row);
  return ranges.all();
}

describe('ranges of the numbering plan', () => {
  it('say of every number what the rows say, are in order, and none touches one of the same place', () => {
    fc.assert(
      fc.property(fc.array(rowOf, { maxLength: 14 }), (some) => {
        const rows: RowOfPlan[] = some.map((one, row) => ({ ...one, row }));
        const saidOf = (number: number) => [
          ...new Set(rows.filter((r) => r.from <= number && number <= r.to).map((r) => r.place)),
        ];
        const numbers = Array.from({ length: 80 }, (_, n) => n);
        if (numbers.some((number) => saidOf(number).length > 1)) {
          expect(() => joined(rows)).toThrow(PlanRowsOverlap);
          return;
        }
        const ranges = joined(rows);
        for (const number of numbers) expect(placeIn(ranges, number)).toEqual(saidOf(number)[0] ?? null);
        for (const [n, { from, place }] of ranges.entries()) {
          const before = ranges[n - 1];
          if (before) expect([before.to < from, before.to + 1 < from || before.place !== place]).toEqual([true, true]);
        }
      }),
      { numRuns: 500 },
    );
  });
  it('that are at odds name both rows', () => {
    const at = (from: number, to: number, n: number, row: number): RowOfPlan => ({
      from,
      to,
      place: places[n] ?? null,
      row,
    });
    expect(() => joined([at(50, 90, 1, 7), at(0, 60, 0, 3)])).toThrow('Rows 3 and 7');
  });
});

describe('codes of cities', () => {
  const codes = AreaCodes.read('# remark\n811;;Псковская обл.\n8112;Псков;Псковская обл.\n');
  it('are found by the longest that fits', () => {
    expect(codes.placeOf('+78112201234')?.city).toBe('Псков');
    expect(codes.placeOf('+78115301234')).toEqual({ city: null, region: 'Псковская обл.', weak: false });
    expect(codes.placeOf('+78122201234')).toBeNull();
  });
  it.each(['811;Псков', '9112;x;y', '8112;Псков;Псковская обл.;x', '811;;'])('are refused: %s', (line) => {
    expect(() => AreaCodes.read(`# x\n${line}`)).toThrow('line 2');
  });
  it('are of Russian numbers only', () => {
    for (const [number, national] of [
      ['+78112201234', 8_112_201_234],
      ['+79112223344', 9_112_223_344],
      ['+77172123456', null],
      ['+76172123456', null],
      ['+3725551234', null],
      ['+7811220123', null],
      ['305', null],
    ] as const)
      expect(nationalOf(number)).toBe(national);
  });
});
