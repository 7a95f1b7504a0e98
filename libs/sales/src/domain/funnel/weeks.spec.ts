import { bordersIn, monthSpan, weeksOf } from './weeks.js';

describe('weeks', () => {
  it('are whole and begin on Monday', () => {
    expect(weeksOf('2026-11-01', '2026-11-09')).toEqual({
      starts: ['2026-10-26', '2026-11-02', '2026-11-09'],
      end: '2026-11-16',
    });
    expect(weeksOf('2026-11-02', '2026-11-08')).toEqual({ starts: ['2026-11-02'], end: '2026-11-09' });
  });
  it('begin when the wall of the branch says so, on both sides of a change of the clocks', () => {
    expect(bordersIn('Asia/Omsk', weeksOf('2026-11-02', '2026-11-08')).map((d) => d.toISOString())).toEqual([
      '2026-11-01T18:00:00.000Z',
      '2026-11-08T18:00:00.000Z',
    ]);
    expect(bordersIn('Europe/Berlin', weeksOf('2026-10-19', '2026-10-26')).map((d) => d.toISOString())).toEqual([
      '2026-10-18T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
      '2026-11-01T23:00:00.000Z',
    ]);
  });
});

describe('a month', () => {
  it('goes from its first day to the first of the next', () => {
    expect(monthSpan('2026-02')).toEqual({ starts: ['2026-02-01'], end: '2026-03-01' });
    expect(monthSpan('2026-12')).toEqual({ starts: ['2026-12-01'], end: '2027-01-01' });
    expect(() => monthSpan('2026-13')).toThrow();
    expect(() => monthSpan('november')).toThrow();
  });
});
