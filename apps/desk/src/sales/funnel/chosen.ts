import type { Cell } from './funnel-figures.js';

/** A figure that somebody wants to see the deals of. */
export interface Chosen {
  readonly cells: readonly Cell[];
  /** In words. */
  readonly what: string;
  readonly deals: number;
  /** Those of them that are lost, where that is worth saying. */
  readonly lost: number;
}
