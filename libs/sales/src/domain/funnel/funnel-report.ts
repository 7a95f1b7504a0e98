import { Money } from '@prorab/kernel';
import { type Outcome, type Stage, stages } from './stages.js';

/** So many deals that are alike in all that the report looks at. */
export interface DealCell {
  /** Values of the dimensions, in their order. */
  group: readonly (string | null)[];
  ripe: boolean;
  stage: Stage;
  outcome: Outcome;
  deals: number;
  /** Kopecks. */
  invoiced: number;
  received: number;
  untied: number;
  credit: number;
}
export interface StageFigures {
  stage: Stage;
  /** Came at least as far; the first stage holds all. */
  reached: number;
  /** Came no further. */
  stopped: number;
  /** Came no further and is lost. */
  lost: number;
  /** Roubles: counted invoices of those that came at least as far, and what was paid for them. */
  invoiced: string;
  received: string;
  /** Invoices of those that came no further. */
  stoppedInvoiced: string;
  lostInvoiced: string;
}
export interface FunnelFigures {
  deals: number;
  open: number;
  won: number;
  lost: number;
  invoiced: string;
  received: string;
  /** Of invoices that look unpaid while the balance of the customer says that money is there. */
  untied: string;
  /** Goods that left before the money for them came. */
  credit: string;
  stages: StageFigures[];
}
export interface FunnelGroup {
  group: readonly (string | null)[];
  ripe: FunnelFigures;
  unripe: FunnelFigures;
}

const roubles = (cells: readonly DealCell[], what: 'invoiced' | 'received' | 'untied' | 'credit'): string =>
  Money.sum(cells.map((cell) => Money.ofKopecks(cell[what]))).toString();
const count = (cells: readonly DealCell[]): number => cells.reduce((sum, cell) => sum + cell.deals, 0);

export function figuresOf(cells: readonly DealCell[]): FunnelFigures {
  const ended = (outcome: Outcome): number => count(cells.filter((cell) => cell.outcome === outcome));
  return {
    deals: count(cells),
    ...{ open: ended('open'), won: ended('won'), lost: ended('lost') },
    ...{ invoiced: roubles(cells, 'invoiced'), received: roubles(cells, 'received') },
    ...{ untied: roubles(cells, 'untied'), credit: roubles(cells, 'credit') },
    stages: stages.map((stage, n) => {
      const reached = cells.filter((cell) => stages.indexOf(cell.stage) >= n);
      const stopped = cells.filter((cell) => cell.stage === stage);
      const lost = stopped.filter((cell) => cell.outcome === 'lost');
      return {
        stage,
        ...{ reached: count(reached), stopped: count(stopped), lost: count(lost) },
        ...{ invoiced: roubles(reached, 'invoiced'), received: roubles(reached, 'received') },
        ...{ stoppedInvoiced: roubles(stopped, 'invoiced'), lostInvoiced: roubles(lost, 'invoiced') },
      };
    }),
  };
}

/** One line for each combination of values that there is; those that are not ripe stand apart in each. */
export function groupsOf(cells: readonly DealCell[]): FunnelGroup[] {
  const groups = new Map<string, DealCell[]>();
  for (const cell of cells) {
    const key = JSON.stringify(cell.group);
    const known = groups.get(key);
    if (known) known.push(cell);
    else groups.set(key, [cell]);
  }
  return [...groups.values()].map((alike) => ({
    group: alike[0]?.group ?? [],
    ripe: figuresOf(alike.filter((cell) => cell.ripe)),
    unripe: figuresOf(alike.filter((cell) => !cell.ripe)),
  }));
}
