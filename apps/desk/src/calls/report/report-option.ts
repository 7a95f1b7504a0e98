import type { EChartsCoreOption } from 'echarts/core';
import type { DayOfCallsDto } from '../../api/schema.js';
import { mondayOf } from '../../sales/funnel/period.js';

export interface CallsBar extends Omit<DayOfCallsDto, 'day'> {
  /** The day, or the Monday of the week. */
  readonly day: string;
}
const DAY_MS = 86_400_000;
/** More bars than these are taken by weeks. */
const MOST_DAYS = 62;
export const isByWeek = ({ from, to }: { from: string; to: string }): boolean =>
  (Date.parse(to) - Date.parse(from)) / DAY_MS >= MOST_DAYS;

/** A bar for each day of the period, also of those in which nobody called; over a long time for each week. */
export function barsOf(days: readonly DayOfCallsDto[], { from, to }: { from: string; to: string }): CallsBar[] {
  const nameOf = isByWeek({ from, to }) ? mondayOf : (day: string): string => day;
  const bars = new Map<string, CallsBar>();
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) {
    const day = nameOf(new Date(at).toISOString().slice(0, 10));
    bars.set(day, { day, answered: 0, missed: 0, closed: 0 });
  }
  for (const one of days) {
    const day = nameOf(one.day);
    const bar = bars.get(day) ?? { day, answered: 0, missed: 0, closed: 0 };
    bars.set(day, {
      ...{ day, answered: bar.answered + one.answered, missed: bar.missed + one.missed },
      closed: bar.closed + one.closed,
    });
  }
  return [...bars.values()];
}
export const KINDS = ['answered', 'missed', 'closed'] as const;
export type Kind = (typeof KINDS)[number];
export const COLOURS: Readonly<Record<Kind, string>> = { answered: 'info', missed: 'late', closed: 'line-strong' };

/** All calls of a day as one bar: answered, missed, out of hours. */
export function reportOption(
  bars: readonly CallsBar[],
  { labelOf, kind }: { labelOf: (day: string) => string; kind: (kind: Kind) => string },
  colour: (name: string) => string,
): EChartsCoreOption {
  const tell = (index: number): string => {
    const bar = bars[index];
    return bar ? [labelOf(bar.day), ...KINDS.map((one) => `${kind(one)}: ${bar[one]}`)].join('\n') : '';
  };
  return {
    grid: { left: 8, right: 12, top: 8, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      ...{ type: 'category', data: bars.map(({ day }) => labelOf(day)), axisTick: { show: false } },
      axisLine: { lineStyle: { color: colour('line-strong') } },
      axisLabel: { color: colour('dim'), hideOverlap: true },
    },
    yAxis: {
      ...{ type: 'value', min: 0, minInterval: 1, splitLine: { lineStyle: { color: colour('line') } } },
      axisLabel: { color: colour('dim') },
    },
    tooltip: {
      ...{ trigger: 'axis', axisPointer: { type: 'shadow' }, renderMode: 'richText', confine: true },
      ...{
        backgroundColor: colour('raised'),
        borderColor: colour('line-strong'),
        textStyle: { color: colour('text'), fontSize: 12 },
      },
      formatter: (params: unknown) => tell((params as { dataIndex: number }[])[0]?.dataIndex ?? -1),
    },
    textStyle: { fontFamily: 'inherit' },
    series: KINDS.map((one) => ({
      ...{ id: one, type: 'bar', stack: 'calls', barMaxWidth: 34, data: bars.map((bar) => bar[one]) },
      itemStyle: { color: colour(COLOURS[one]) },
    })),
  };
}
