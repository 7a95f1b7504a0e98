/** Ordered where a customer has more invoices to turn over than one unit of work takes; its payload is a `SettleCustomersOrder`. */
export const settleCustomersJob = 'sales.settle-customers';
export interface SettleCustomersOrder {
  /** Customers of the books. */
  readonly partyKeys: readonly string[];
  /** Nobody is told: it began in the first reading. */
  readonly silent: boolean;
}
