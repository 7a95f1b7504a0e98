import type { DealFilter, Dimension } from '../../api/funnel.js';
import { isDay, lastWeeks } from './period.js';

export const DIMENSIONS: readonly Dimension[] = ['week', 'channel', 'manager', 'branch', 'source', 'reason'];
export type Ripe = 'all' | 'ripe' | 'unripe';

/** The address of the page, so that a view can be kept and sent to a colleague. */
export type FunnelQuery = Readonly<Record<string, string | undefined>>;
export interface FunnelView {
  readonly filter: DealFilter;
  readonly by: readonly [Dimension, Dimension?];
  readonly ripe: Ripe;
  readonly money: boolean;
}
const ALWAYS_WEEKS = 13;
const FILTERS = ['channel', 'manager', 'branch', 'source', 'reason'] as const;
const known = (name: string | undefined): Dimension | undefined => DIMENSIONS.find((one) => one === name);

export function viewOf({ from, to, by, and, ripe, show, ...rest }: FunnelQuery, day: string): FunnelView {
  const period = isDay(from) && isDay(to) ? { from, to } : lastWeeks(ALWAYS_WEEKS, day);
  const first = known(by) ?? 'week';
  const second = known(and);
  const narrowed = FILTERS.flatMap((name) => (rest[name] ? [[name, rest[name]] as const] : []));
  return {
    filter: { ...period, ...Object.fromEntries(narrowed) },
    by: second && second !== first ? [first, second] : [first],
    ripe: ripe === 'ripe' || ripe === 'unripe' ? ripe : 'all',
    money: show === 'money',
  };
}
export const isNarrowed = (query: FunnelQuery): boolean => FILTERS.some((name) => query[name]);
export const nothingNarrowed: FunnelQuery = Object.fromEntries(FILTERS.map((name) => [name, undefined]));
