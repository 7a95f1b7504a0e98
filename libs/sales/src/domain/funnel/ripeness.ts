import { percentile } from './percentile.js';

export interface Ripeness {
  /** A deal younger than this is not ripe: whether it will be paid cannot be known yet. */
  days: number;
  /** Paid deals that it was worked out from. */
  measured: number;
  /** false: too few were ever paid, `days` is a guess. */
  known: boolean;
}

/** Nine of ten that were ever paid had been paid by then. */
const SHARE = 90;
const ENOUGH = 20;
const GUESS_DAYS = 30;
const DAY = 86_400_000;

export function ripenessOf(paidDeals: readonly { createdAt: Date; paidAt: Date }[]): Ripeness {
  // A payment can be dated before the request that it belongs to: it took no time.
  const days = paidDeals.map(({ createdAt, paidAt }) => Math.max(0, paidAt.getTime() - createdAt.getTime()) / DAY);
  const measured = days.length;
  const line = percentile(days, SHARE);
  if (line === null || measured < ENOUGH) return { days: GUESS_DAYS, measured, known: false };
  return { days: Math.ceil(line), measured, known: true };
}
export const ripeBefore = ({ days }: Ripeness, now: Date): Date => new Date(now.getTime() - days * DAY);
