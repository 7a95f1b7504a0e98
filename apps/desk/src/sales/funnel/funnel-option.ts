import type { EChartsCoreOption } from 'echarts/core';
import type { Stage } from '../../api/funnel.js';
import type { FunnelLineDto } from '../../api/schema.js';
import { type Figure, type Figures, STAGES, figuresOf, without } from './funnel-figures.js';
import type { Ripe } from './funnel-query.js';
import { lostColour, stageColours } from './stage-colours.js';

export interface FunnelChartWords {
  readonly labelOf: (line: FunnelLineDto) => string;
  readonly stage: (stage: Stage) => string;
  readonly lost: string;
  readonly unripe: string;
  readonly valueOf: (figure: Figure) => string;
  readonly axis: (value: number) => string;
}
export interface FunnelChartLook {
  readonly money: boolean;
  readonly ripe: Ripe;
  readonly dark: boolean;
  readonly narrow: boolean;
  readonly colour: (name: string) => string;
}
/** What a bar stands for: the id of its series. */
export const barOf = (seriesId: string): { ripe: Ripe; stage: Stage | null } | null => {
  const [ripe, what] = seriesId.split(':');
  if (ripe !== 'ripe' && ripe !== 'unripe') return null;
  return { ripe, stage: STAGES.find((stage) => stage === what) ?? null };
};
/** Weeks stand side by side as on a calendar; names are read from the left. */
export const isUpright = (by: readonly string[]): boolean => by.length === 1 && by[0] === 'week';
export const mostBars = (by: readonly string[]): number => (isUpright(by) ? 110 : 40);

/** Every deal once: where it stopped. The lost are hatched, those that are not ripe yet are pale and dotted. */
export function funnelOption(
  lines: readonly FunnelLineDto[],
  by: readonly string[],
  words: FunnelChartWords,
  { money, ripe, dark, narrow, colour }: FunnelChartLook,
): EChartsCoreOption {
  const upright = isUpright(by);
  const colours = stageColours(dark);
  const sides = (['ripe', 'unripe'] as const).filter((side) => ripe === 'all' || ripe === side);
  const figures = new Map(sides.map((side) => [side, lines.map((line) => figuresOf(line, side))]));
  const size = (figure: Figure): number => (money ? figure.kopecks / 100 : figure.deals);
  const series = sides.flatMap((side) => {
    const all = figures.get(side) ?? [];
    const pale = side === 'unripe';
    const bar = (id: string, fill: string, of: (one: Figures) => Figure, decal?: object): object => ({
      ...{ id: `${side}:${id}`, type: 'bar', stack: 'deals', barMaxWidth: 34, data: all.map((one) => size(of(one))) },
      itemStyle: { color: fill, opacity: pale ? 0.5 : 1, ...(decal ? { decal } : {}) },
      emphasis: { focus: 'none' },
    });
    const at = (one: Figures, stage: Stage): Figure => {
      const found = one.stages.find((s) => s.stage === stage);
      return found ? without(found.stopped, found.lost) : { deals: 0, kopecks: 0 };
    };
    const dots = {
      symbol: 'circle',
      symbolSize: 0.5,
      color: colour('surface'),
      dashArrayX: [
        [6, 6],
        [0, 6, 6, 0],
      ],
      dashArrayY: [6, 0],
    };
    const stripes = {
      symbol: 'rect',
      color: colour('surface'),
      dashArrayX: [1, 0],
      dashArrayY: [2, 4],
      rotation: -Math.PI / 4,
    };
    return [
      // The farthest lies at the foot: what is paid is read off the axis.
      ...STAGES.toReversed().map((stage) =>
        bar(stage, colours[stage], (one) => at(one, stage), pale ? dots : undefined),
      ),
      bar('lost', lostColour(dark), ({ lost }) => lost, stripes),
    ];
  });
  const names = {
    type: 'category',
    data: lines.map(words.labelOf),
    axisLine: { lineStyle: { color: colour('line-strong') } },
    axisTick: { show: false },
    axisLabel: { color: colour('dim'), ...(upright ? {} : { width: narrow ? 96 : 190, overflow: 'truncate' }) },
    ...(upright ? {} : { inverse: true }),
  };
  const values = {
    type: 'value',
    minInterval: money ? 0 : 1,
    axisLabel: { color: colour('dim'), formatter: words.axis, hideOverlap: true },
    splitLine: { lineStyle: { color: colour('line') } },
  };
  const tell = (index: number): string => {
    const line = lines[index];
    if (!line) return '';
    const told = sides.flatMap((side) => {
      const one = figures.get(side)?.[index];
      if (!one || one.deals === 0) return [];
      const rows = one.stages.flatMap(({ stage, stopped, lost }) => {
        const open = without(stopped, lost);
        return open.deals > 0 ? [`${words.stage(stage)}: ${words.valueOf(open)}`] : [];
      });
      const lost = one.lost.deals > 0 ? [`${words.lost}: ${words.valueOf(one.lost)}`] : [];
      return [...(side === 'unripe' ? [`(${words.unripe})`] : []), ...rows, ...lost];
    });
    return [words.labelOf(line), ...told].join('\n');
  };
  return {
    grid: { left: 8, right: 14, top: 10, bottom: 6, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: upright ? names : values,
    yAxis: upright ? values : names,
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
    series,
  };
}
