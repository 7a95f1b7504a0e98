import fc from 'fast-check';
import { windowOf } from './window-of.js';

describe('the rows that stand in the page', () => {
  it('cover what is on view and are few, in a list of any length and at any place', () => {
    fc.assert(
      fc.property(
        fc.record({
          top: fc.integer({ min: -200, max: 1_000_000 }),
          height: fc.integer({ min: 0, max: 3_000 }),
          count: fc.integer({ min: 0, max: 50_000 }),
        }),
        ({ top, height, count }) => {
          const rowHeight = 52;
          const { first, end } = windowOf({ top, height, rowHeight, count, beyond: 8 });
          expect(first).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(count);
          expect(end - first).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 18);
          const onView = Math.floor(Math.max(0, top) / rowHeight);
          if (onView < count && height > 0) {
            expect(first).toBeLessThanOrEqual(onView);
            expect(end).toBeGreaterThan(onView);
          }
        },
      ),
    );
  });
});
