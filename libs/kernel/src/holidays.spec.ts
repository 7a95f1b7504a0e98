import { Holidays } from './holidays.js';
import { dayName, dayNumber } from './local-time.js';

const holidays = new Holidays();
const kind = (day: string): string => holidays.kindOf(day, dayNumber(day)).kind;
const count = (year: number, wanted: (kind: string) => boolean): number => {
  let found = 0;
  for (let n = dayNumber(`${year}-01-01`); dayName(n).startsWith(String(year)); n++)
    if (wanted(kind(dayName(n)))) found++;
  return found;
};

describe('Russian holidays', () => {
  it('leave the number of working days that the government counted', () => {
    expect([
      count(2025, (k) => k !== 'free'),
      count(2026, (k) => k !== 'free'),
      count(2026, (k) => k === 'free'),
    ]).toEqual([247, 247, 118]);
    expect([count(2025, (k) => k === 'short'), count(2026, (k) => k === 'short')]).toEqual([4, 4]);
  });
  it('know moved days', () => {
    expect(['2026-01-09', '2026-03-09', '2026-05-11', '2026-12-31', '2025-05-08'].map(kind)).toEqual(
      Array(5).fill('free'),
    );
    expect([kind('2025-11-01'), kind('2026-05-08'), kind('2026-05-12'), kind('2026-11-22')]).toEqual([
      'short',
      'short',
      'working',
      'free',
    ]);
  });
  it('fall back to weekends and statutory holidays, and say so', () => {
    expect([holidays.knows(2026), holidays.knows(2027)]).toEqual([true, false]);
    expect(['2027-01-08', '2027-05-10', '2027-06-11', '2027-06-12', '2027-11-13'].map(kind)).toEqual([
      'free',
      'working',
      'short',
      'free',
      'free',
    ]);
  });
});
