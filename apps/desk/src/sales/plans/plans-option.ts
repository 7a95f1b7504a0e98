import type { EChartsCoreOption } from 'echarts/core';
import type { Measured } from './plan-metrics.js';

export interface PlanBar extends Measured {
  readonly name: string;
}
export interface PlanWords {
  readonly fact: string;
  readonly plan: string;
  readonly forecast: string;
  readonly valueOf: (size: number) => string;
  readonly axis: (size: number) => string;
}

/** The fact as a bar, on a pale one as long as the month will be, and a mark where the plan is. */
export function plansOption(
  bars: readonly PlanBar[],
  words: PlanWords,
  { colour, narrow }: { colour: (name: string) => string; narrow: boolean },
): EChartsCoreOption {
  const tell = (index: number): string => {
    const bar = bars[index];
    if (!bar) return '';
    const row = (name: string, size: number | null): string[] =>
      size === null ? [] : [`${name}: ${words.valueOf(size)}`];
    return [
      bar.name,
      ...row(words.fact, bar.fact),
      ...row(words.plan, bar.plan),
      ...row(words.forecast, bar.forecast),
    ].join('\n');
  };
  return {
    grid: { left: 8, right: 20, top: 6, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    yAxis: {
      ...{ type: 'category', inverse: true, data: bars.map(({ name }) => name), axisTick: { show: false } },
      axisLine: { lineStyle: { color: colour('line-strong') } },
      axisLabel: { color: colour('text'), width: narrow ? 96 : 170, overflow: 'truncate' },
    },
    xAxis: {
      ...{ type: 'value', min: 0, splitLine: { lineStyle: { color: colour('line') } } },
      axisLabel: { color: colour('dim'), formatter: words.axis, hideOverlap: true },
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
    series: [
      {
        ...{ id: 'forecast', type: 'bar', barWidth: 20, silent: true, data: bars.map(({ forecast }) => forecast) },
        itemStyle: { color: colour('info'), opacity: 0.28, borderRadius: [0, 3, 3, 0] },
      },
      {
        ...{ id: 'fact', type: 'bar', barWidth: 20, barGap: '-100%', data: bars.map(({ fact }) => fact) },
        itemStyle: { color: colour('info'), borderRadius: [0, 3, 3, 0] },
      },
      {
        ...{ id: 'plan', type: 'scatter', symbol: 'rect', symbolSize: [4, 28], silent: true, z: 5 },
        data: bars.flatMap(({ plan }, i) => (plan === null ? [] : [[plan, i]])),
        itemStyle: { color: colour('accent'), opacity: 1 },
      },
    ],
  };
}
