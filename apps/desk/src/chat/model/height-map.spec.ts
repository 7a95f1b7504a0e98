import fc from 'fast-check';
import { HeightMap } from './height-map.js';

describe('the heights of a long list', () => {
  it('are a guess until they are measured', () => {
    const map = new HeightMap(50_000, 44);
    expect([map.total, map.offsetOf(1_000), map.rowAt(44_000), map.rowAt(1e9), map.rowAt(-5)]).toEqual([
      ...[2_200_000, 44_000, 1_000, 49_999, 0],
    ]);
  });
  it('move what stands behind a row that was measured', () => {
    const map = new HeightMap(10, 10);
    expect(map.set(3, 25)).toBe(15);
    expect(map.set(3, 25)).toBe(0);
    expect([map.offsetOf(3), map.offsetOf(4), map.rowAt(54), map.rowAt(55), map.total]).toEqual([30, 55, 3, 4, 115]);
    expect([map.set(10, 5), map.set(-1, 5)]).toEqual([0, 0]);
  });
  it('grow at the end, also from nothing', () => {
    const map = new HeightMap(0, 10);
    expect([map.total, map.rowAt(0)]).toEqual([0, 0]);
    map.grow(3);
    map.set(0, 4);
    map.grow(2_000);
    map.grow(5);
    expect([map.count, map.total, map.offsetOf(1)]).toEqual([2_000, 19_994, 4]);
  });
  it('are what a plain list of heights would say', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(heights, fc.integer({ min: 0, max: 100_000 }), (all, at) => {
        const map = new HeightMap(all.length, 30);
        all.forEach((height, row) => map.set(row, height));
        let [sum, row] = [0, 0];
        while (row < all.length - 1 && sum + all[row]! <= at) sum += all[row++]!;
        expect(map.rowAt(at)).toBe(row);
        expect(map.offsetOf(row)).toBe(sum);
        expect(map.total).toBe(all.reduce((a, b) => a + b, 0));
      }),
    );
  });
});
