import { ageShares, longestOf } from './age-shares.js';

const aged = (total: string, over: Record<string, string>) => ({
  total,
  brackets: {
    ...{ 'not-due': '0.00', '1-7': '0.00', '8-14': '0.00', '15-30': '0.00', '31-60': '0.00', 'over-60': '0.00' },
    ...over,
  },
});

describe('the bars of the receivables', () => {
  it('are as long as their sums beside the longest, without what is empty', () => {
    const rows = [aged('100.00', { '1-7': '75.00', 'over-60': '25.00' }), aged('50.00', { 'not-due': '50.00' })];
    expect(longestOf(rows)).toBe('100.00');
    expect(ageShares(rows[0]!, '100.00').map(({ bracket, percent }) => [bracket, percent])).toEqual([
      ['1-7', 75],
      ['over-60', 25],
    ]);
    expect(ageShares(rows[1]!, '100.00')).toEqual([{ bracket: 'not-due', sum: '50.00', percent: 50 }]);
    expect(ageShares(aged('0.00', {}), '0.00')).toEqual([]);
  });
});
