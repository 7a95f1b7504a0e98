import { bordersIn, weeksOf } from './weeks.js';

describe('weeks', () => {
  it('are whole and begin on Monday', () => {
    expect(weeksOf('2026-11-01', '2026-11-09')).toEqual(['2026-10-26', '2026-11-02', '2026-11-09']);
    expect(weeksOf('2026-11-02', '2026-11-08')).toEqual(['2026-11-02']);
  });
  it('begin when the wall of the branch says so, on both sides of a change of the clocks', () => {
    expect(bordersIn('Asia/Omsk', ['2026-11-02']).map((d) => d.toISOString())).toEqual([
      '2026-11-01T18:00:00.000Z',
      '2026-11-08T18:00:00.000Z',
    ]);
    expect(bordersIn('Europe/Berlin', ['2026-10-19', '2026-10-26']).map((d) => d.toISOString())).toEqual([
      '2026-10-18T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
      '2026-11-01T23:00:00.000Z',
    ]);
    expect(bordersIn('Europe/Moscow', [])).toEqual([]);
  });
});
