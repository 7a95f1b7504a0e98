import { isDay, lastWeeks, mondayOf, monthBy, today, weeksIn } from './period.js';

describe('the period of the funnel', () => {
  it('is of whole weeks that begin on Monday', () => {
    expect(['2026-11-23', '2026-11-27', '2026-11-29', '2026-11-30'].map(mondayOf)).toEqual([
      '2026-11-23',
      '2026-11-23',
      '2026-11-23',
      '2026-11-30',
    ]);
    expect(lastWeeks(1, '2026-11-27')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    expect(lastWeeks(13, '2026-01-01')).toEqual({ from: '2025-10-06', to: '2026-01-04' });
  });
  it('knows its weeks again, and dates of one’s own from them', () => {
    for (const weeks of [1, 4, 13, 52]) expect(weeksIn(lastWeeks(weeks, '2026-03-01'), '2026-03-01')).toBe(weeks);
    expect(weeksIn({ from: '2026-10-01', to: '2026-11-29' }, '2026-11-27')).toBeNull();
    expect(weeksIn({ from: '2026-11-09', to: '2026-11-22' }, '2026-11-27')).toBeNull();
  });
  it('takes no day that is none', () => {
    expect(['2026-02-28', '2026-02-31', '2026-13-01', '', undefined].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
  it('goes from month to month over the year', () => {
    expect([monthBy('2026-12', 1), monthBy('2026-01', -1), monthBy('2026-06', 0)]).toEqual([
      '2027-01',
      '2025-12',
      '2026-06',
    ]);
  });
});
