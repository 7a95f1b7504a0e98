import type { DealFilter, Stage } from '../../api/funnel.js';
import type { FunnelFiguresDto, FunnelLineDto } from '../../api/schema.js';
import { kopecksOf } from '../../money/roubles.js';
import type { Ripe } from './funnel-query.js';

export const STAGES: readonly Stage[] = ['created', 'in-work', 'answered', 'invoiced', 'partly', 'paid', 'shipped'];

/** A number of deals, and their money in kopecks. */
export interface Figure {
  readonly deals: number;
  readonly kopecks: number;
}
export interface StageFigures {
  readonly stage: Stage;
  /** Came at least as far, as far and no further, and those of the latter that are lost. */
  readonly reached: Figure;
  readonly stopped: Figure;
  readonly lost: Figure;
}
export interface Figures {
  readonly deals: number;
  readonly lost: Figure;
  readonly invoiced: number;
  readonly received: number;
  readonly untied: number;
  readonly credit: number;
  readonly stages: readonly StageFigures[];
}
/** Which deals a figure stands for, as the list of them is asked for. */
export type Cell = Readonly<Record<string, string>>;

/** The document of the API does not say that the values of a cell are words. */
export const cellOf = ({ cell }: Pick<FunnelLineDto, 'cell'>): Cell =>
  Object.fromEntries(Object.entries(cell).map(([name, value]) => [name, String(value)]));

const plus = (a: Figure, b: Figure): Figure => ({ deals: a.deals + b.deals, kopecks: a.kopecks + b.kopecks });
export const without = (a: Figure, b: Figure): Figure => ({ deals: a.deals - b.deals, kopecks: a.kopecks - b.kopecks });
export const nought: Figure = { deals: 0, kopecks: 0 };

function counted(one: FunnelFiguresDto): Figures {
  const stages = STAGES.map((stage): StageFigures => {
    const found = one.stages.find((s) => s.stage === stage);
    if (!found) return { stage, reached: nought, stopped: nought, lost: nought };
    return {
      stage,
      reached: { deals: found.reached, kopecks: kopecksOf(found.invoiced) },
      stopped: { deals: found.stopped, kopecks: kopecksOf(found.stoppedInvoiced) },
      lost: { deals: found.lost, kopecks: kopecksOf(found.lostInvoiced) },
    };
  });
  return {
    deals: one.deals,
    lost: stages.reduce((sum, { lost }) => plus(sum, lost), nought),
    ...{ invoiced: kopecksOf(one.invoiced), received: kopecksOf(one.received) },
    ...{ untied: kopecksOf(one.untied), credit: kopecksOf(one.credit), stages },
  };
}
const added = (a: Figures, b: Figures): Figures => ({
  deals: a.deals + b.deals,
  lost: plus(a.lost, b.lost),
  ...{ invoiced: a.invoiced + b.invoiced, received: a.received + b.received },
  ...{ untied: a.untied + b.untied, credit: a.credit + b.credit },
  stages: a.stages.map((one, i) => {
    const other = b.stages[i] ?? one;
    return {
      stage: one.stage,
      reached: plus(one.reached, other.reached),
      stopped: plus(one.stopped, other.stopped),
      lost: plus(one.lost, other.lost),
    };
  }),
});

/** The figures of those deals that the reader wants to see. */
export function figuresOf({ ripe, unripe }: Pick<FunnelLineDto, 'ripe' | 'unripe'>, which: Ripe): Figures {
  if (which === 'ripe') return counted(ripe);
  if (which === 'unripe') return counted(unripe);
  return added(counted(ripe), counted(unripe));
}
export const ripeCell = (which: Ripe): Cell => (which === 'all' ? {} : { ripe: String(which === 'ripe') });

/** The filter of the deals behind a figure; what the cell says goes before what the page is narrowed by. */
export const dealsBehind = (filter: DealFilter, ...cells: readonly Cell[]): DealFilter =>
  Object.assign({}, filter, ...cells) as DealFilter;

/** Whole percent, one decimal below ten: `7,5 %`. */
export function shareText(part: number, whole: number, locale: string): string {
  const share = whole === 0 ? 0 : part / whole;
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0,
  }).format(share);
}
