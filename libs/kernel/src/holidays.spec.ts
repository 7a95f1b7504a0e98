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
  it('go by the law alone in a year that no decree is known for, and say so', () => {
    expect([holidays.knows(2026), holidays.knows(2027)]).toEqual([true, false]);
    expect(['2027-01-08', '2027-06-11', '2027-06-12', '2027-11-13', '2027-05-11'].map(kind)).toEqual([
      'free',
      'short',
      'free',
      'free',
      'working',
    ]);
    // Saturday May 1 moves to Monday the 3rd, Sunday the 9th to the 10th, Saturday June 12 to the 14th; January's stay.
    expect(['2027-05-03', '2027-05-10', '2027-06-14', '2027-01-11'].map(kind)).toEqual([
      'free',
      'free',
      'free',
      'working',
    ]);
    // 2022, the two days that the government moved from January to May apart.
    expect(['2022-05-02', '2022-05-03', '2022-05-10', '2022-06-13'].map(kind)).toEqual([
      'free',
      'working',
      'working',
      'free',
    ]);
  });
  it('take a year that somebody else tells, and refuse days that there are not', () => {
    const told = new Holidays({ 2027: { off: ['01-01', '02-22'], work: ['02-20'], short: ['02-20'] } });
    const kindOf = (day: string): object => told.kindOf(day, dayNumber(day));
    expect([told.knows(2027), kindOf('2027-02-22'), kindOf('2027-02-20')]).toEqual([
      true,
      { kind: 'free', public: true, moved: false },
      { kind: 'short', public: false, moved: true },
    ]);
    expect(() => new Holidays({ 2027: { off: ['02-30'], work: [], short: [] } })).toThrow();
  });
});
