import type { FunnelFiguresDto, FunnelLineDto } from '../../api/schema.js';
import { STAGES } from './funnel-figures.js';
import { barOf, funnelOption } from './funnel-option.js';
import type { Ripe } from './funnel-query.js';

/** So many stopped at each stage, one of them lost where there are two or more; an invoice of 100 each. */
const figures = (...stopped: number[]): FunnelFiguresDto => ({
  ...{ deals: stopped.reduce((sum, n) => sum + n, 0), open: 0, won: 0, lost: stopped.filter((n) => n > 1).length },
  ...{ invoiced: '0.00', received: '0.00', untied: '0.00', credit: '0.00' },
  stages: STAGES.map((stage, i) => {
    const [here, lost] = [stopped[i] ?? 0, (stopped[i] ?? 0) > 1 ? 1 : 0];
    return {
      ...{ stage, reached: 0, stopped: here, lost, invoiced: '0.00', received: '0.00' },
      ...{ stoppedInvoiced: `${here * 100}.00`, lostInvoiced: `${lost * 100}.00` },
    };
  }),
});
const lines: FunnelLineDto[] = [
  { cell: { week: '2026-11-02' }, labels: ['02.11–08.11'], ripe: figures(3, 1, 0, 2), unripe: figures() },
  { cell: { week: '2026-11-23' }, labels: ['<b>'], ripe: figures(1), unripe: figures(4, 0, 0, 0, 0, 0, 1) },
];
interface Series {
  id: string;
  data: number[];
  itemStyle: { opacity: number; decal?: object };
}
const optionOf = (ripe: Ripe, money = false, by: string[] = ['week']) =>
  funnelOption(
    lines,
    by,
    {
      ...{ labelOf: ({ labels }) => labels.join(' · '), stage: (stage) => stage, lost: 'lost', unripe: 'unripe' },
      ...{ valueOf: ({ deals }) => String(deals), axis: String },
    },
    { money, ripe, dark: false, narrow: false, colour: () => '#fff' },
  ) as unknown as {
    series: Series[];
    xAxis: { type: string };
    tooltip: { renderMode: string; formatter: (at: { dataIndex: number }[]) => string };
  };
const heights = (series: Series[]): number[] =>
  lines.map((_, i) => series.reduce((sum, s) => sum + (s.data[i] ?? 0), 0));

describe('the chart of the funnel', () => {
  it('shows every deal once, whichever are looked at, and their money', () => {
    expect(heights(optionOf('all').series)).toEqual([6, 6]);
    expect(heights(optionOf('ripe').series)).toEqual([6, 1]);
    expect(heights(optionOf('unripe').series)).toEqual([0, 5]);
    expect(heights(optionOf('all', true).series)).toEqual([600, 600]);
  });
  it('sets the lost and the unripe apart by more than a colour', () => {
    const { series } = optionOf('all');
    for (const { id, itemStyle } of series) {
      const plain = id.startsWith('ripe:') && id !== 'ripe:lost';
      expect([id, itemStyle.decal === undefined]).toEqual([id, plain]);
      expect([id, itemStyle.opacity < 1]).toEqual([id, id.startsWith('unripe:')]);
    }
    expect(series.find(({ id }) => id === 'ripe:lost')?.data).toEqual([2, 0]);
  });
  it('knows what a bar stands for', () => {
    expect([barOf('unripe:paid'), barOf('ripe:lost'), barOf('else:paid')]).toEqual([
      { ripe: 'unripe', stage: 'paid' },
      { ripe: 'ripe', stage: null },
      null,
    ]);
    for (const { id } of optionOf('all').series) expect(barOf(id)).not.toBeNull();
  });
  it('stands weeks upright, lays names; foreign words in the tooltip are drawn, not rendered', () => {
    expect([optionOf('all').xAxis.type, optionOf('all', false, ['manager']).xAxis.type]).toEqual(['category', 'value']);
    const { tooltip } = optionOf('all');
    expect(tooltip.renderMode).toBe('richText');
    expect(tooltip.formatter([{ dataIndex: 1 }])).toBe('<b>\ncreated: 1\n(unripe)\ncreated: 3\nshipped: 1\nlost: 1');
    expect(tooltip.formatter([])).toBe('');
  });
});
