import type { CallOutcome } from '../call.js';
import { percentile } from './percentile.js';

/** So many ended calls that are alike. */
export interface CallCell {
  readonly outcome: CallOutcome;
  /** Seconds from the first ring to the answer, else to the end. */
  readonly waited: number;
  readonly calls: number;
  /** Seconds that they talked, all together. */
  readonly talked: number;
}
export interface CallFigures {
  readonly calls: number;
  /** Somebody of us has talked with the caller, also where the line broke then. */
  readonly answered: number;
  /** Rang in vain, or the caller hung up before it could. */
  readonly missed: number;
  /** Out of hours, nobody was there to be rung. */
  readonly closed: number;
  /** 0 … 1, of those that could be answered: out of hours is told apart. null: there were none. */
  readonly answeredShare: number | null;
  /** Seconds until the answer, of answered ones: half waited no longer, nine of ten no longer. */
  readonly waitMedian: number | null;
  readonly wait90: number | null;
  /** Seconds after which half of those who waited in vain had hung up or were told so. */
  readonly gaveUpMedian: number | null;
  /** Seconds. */
  readonly talked: number;
}
const ANSWERED: ReadonlySet<CallOutcome> = new Set(['talked', 'broken']);
const MISSED: ReadonlySet<CallOutcome> = new Set(['missed', 'given-up']);

export function callFigures(cells: readonly CallCell[]): CallFigures {
  const answeredOnes = cells.filter(({ outcome }) => ANSWERED.has(outcome));
  const missedOnes = cells.filter(({ outcome }) => MISSED.has(outcome));
  const [answered, missed] = [count(answeredOnes), count(missedOnes)];
  return {
    ...{ calls: count(cells), answered, missed, closed: count(cells.filter(({ outcome }) => outcome === 'closed')) },
    answeredShare: answered + missed === 0 ? null : answered / (answered + missed),
    ...{ waitMedian: percentile(waits(answeredOnes), 50), wait90: percentile(waits(answeredOnes), 90) },
    gaveUpMedian: percentile(waits(missedOnes), 50),
    talked: cells.reduce((sum, { talked }) => sum + talked, 0),
  };
}
const count = (cells: readonly CallCell[]): number => cells.reduce((sum, { calls }) => sum + calls, 0);
const waits = (cells: readonly CallCell[]) => cells.map(({ waited, calls }) => ({ value: waited, count: calls }));
