import { heatOf } from './heat.js';
import { barsOf, isByWeek, reportOption } from './report-option.js';
import { filterOf } from './report-query.js';

const day = (name: string, answered: number, missed = 0) => ({ day: name, answered, missed, closed: 0 });

describe('the report of calls on the desk', () => {
  it('looks at four weeks, or at what stands in the address', () => {
    expect(filterOf({}, '2026-11-27')).toEqual({ from: '2026-11-02', to: '2026-11-29' });
    const asked = { from: '2026-11-01', to: '2026-11-05', branch: 'none' };
    expect(filterOf(asked, '2026-11-27')).toEqual(asked);
    expect(filterOf({ from: '2026-02-31', to: '2026-11-05' }, '2026-11-27').from).toBe('2026-11-02');
  });
  it('has a bar for each day, and none is left out because nobody called', () => {
    const bars = barsOf([day('2026-11-02', 3, 1)], { from: '2026-11-01', to: '2026-11-03' });
    expect(bars).toEqual([day('2026-11-01', 0), day('2026-11-02', 3, 1), day('2026-11-03', 0)]);
  });
  it('has a bar for each week of a long time, and loses no call', () => {
    const period = { from: '2026-09-01', to: '2026-11-08' };
    expect(isByWeek(period)).toBe(true);
    const bars = barsOf([day('2026-11-02', 3), day('2026-11-08', 4, 2), day('2026-09-01', 1)], period);
    expect(bars).toHaveLength(10);
    expect(bars[0]).toEqual(day('2026-08-31', 1));
    expect(bars.at(-1)).toEqual(day('2026-11-02', 7, 2));
  });
  it('draws its bars and says them in plain text', () => {
    const option = reportOption(
      [day('2026-11-02', 3, 1)],
      { labelOf: (d) => `<b>${d}`, kind: (k) => k },
      () => '#fff',
    ) as {
      series: { id: string; data: number[] }[];
      tooltip: { renderMode: string; formatter: (at: { dataIndex: number }[]) => string };
    };
    expect(option.series.map(({ id, data }) => [id, data])).toEqual([
      ['answered', [3]],
      ['missed', [1]],
      ['closed', [0]],
    ]);
    expect(option.tooltip.renderMode).toBe('richText');
    expect(option.tooltip.formatter([{ dataIndex: 0 }])).toBe('<b>2026-11-02\nanswered: 3\nmissed: 1\nclosed: 0');
    expect(option.tooltip.formatter([])).toBe('');
  });
  it('heats the hours against the hottest, and shows the working ones in any case', () => {
    const at = (weekday: number, hour: number, missed: number) => ({ weekday, hour, calls: 10, missed, closed: 0 });
    const { hours, days } = heatOf([at(0, 10, 4), at(6, 21, 1)], 'missed');
    expect([hours[0], hours.at(-1), days.length, days[0]?.length]).toEqual([9, 21, 7, 13]);
    expect([days[0]?.[1]?.heat, days[6]?.[12]?.heat, days[1]?.[0]]).toEqual([
      ...[1, 0.25, { weekday: 1, hour: 9, calls: 0, missed: 0, closed: 0, size: 0, heat: 0 }],
    ]);
    expect(heatOf([], 'calls').days[0]?.every(({ heat }) => heat === 0)).toBe(true);
    expect(heatOf([at(2, 10, 0)], 'calls').days[2]?.[1]?.size).toBe(10);
  });
});
