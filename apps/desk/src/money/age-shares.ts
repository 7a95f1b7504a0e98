import type { PartyReceivablesDto } from '../api/schema.js';
import { brackets } from './invoice-query.js';
import { kopecksOf } from './roubles.js';

/** What is awaited of somebody, by how late it is. */
export type Aged = Pick<PartyReceivablesDto, 'total' | 'invoices' | 'brackets'>;
export type Bracket = (typeof brackets)[number];
export interface AgeShare {
  readonly bracket: Bracket;
  readonly sum: string;
  /** Of the longest bar. */
  readonly percent: number;
}

/** The parts of one bar, those with something in them, as long as they are beside the longest of all. */
export function ageShares(aged: Pick<Aged, 'brackets'>, longest: string): AgeShare[] {
  const all = Math.max(1, kopecksOf(longest));
  return brackets
    .map((bracket) => ({
      bracket,
      sum: aged.brackets[bracket],
      percent: (kopecksOf(aged.brackets[bracket]) / all) * 100,
    }))
    .filter(({ percent }) => percent > 0);
}
/** The largest of the totals. */
export const longestOf = (rows: readonly Pick<Aged, 'total'>[]): string =>
  rows.reduce((longest, { total }) => (kopecksOf(total) > kopecksOf(longest) ? total : longest), '0.00');
