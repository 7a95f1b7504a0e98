import { waveBars } from './wave-bars.js';

describe('the bars of a recording', () => {
  it('are as loud as the loudest of their part, and never more than there is', () => {
    expect(waveBars([1, 9, 3, 4, 0, 2], 3)).toEqual([9, 4, 2]);
    expect(waveBars([5, 6], 100)).toEqual([5, 6]);
    expect(waveBars([], 100)).toEqual([]);
    expect(
      waveBars(
        Array.from({ length: 1_000 }, (_, n) => n % 101),
        120,
      ),
    ).toHaveLength(120);
  });
});
