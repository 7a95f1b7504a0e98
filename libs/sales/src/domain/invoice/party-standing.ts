import type { LooseMoney } from './invoice-state.js';

/** What the mirror adds up of one customer of the books. Whole kopecks. */
export interface PartyStanding {
  readonly partyKey: string;
  /** What he owes by the balance; null: these books keep none. */
  readonly debt: number | null;
  /** Shipped for invoices. */
  readonly shipped: number;
  /** Laid out to invoices, less what was given back of it. */
  readonly tied: number;
  /** Not laid out, less refunds that are not laid out. */
  readonly untied: number;
  /** When the last payment came that is not laid out whole. */
  readonly untiedAt: Date | null;
}

/**
 * Money of the customer that no invoice has: he should owe what was shipped less what is laid out; what he owes less than that
 * has come. Books without balances have only the payments themselves to go by.
 */
export function looseMoneyOf({ debt, shipped, tied, untied, untiedAt }: PartyStanding): LooseMoney {
  return { amount: debt === null ? untied : shipped - tied - debt, lastAt: untiedAt };
}
