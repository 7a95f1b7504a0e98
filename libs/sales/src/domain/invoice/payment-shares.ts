/** Who says that a payment is for an invoice. `person` and `line` (of the bank) go before what the books say. */
export type TiedBy = 'base' | 'shipment' | 'settlement' | 'person' | 'line';

export interface Tie {
  readonly invoiceKey: string;
  /** Whole kopecks; 0: it is not for that invoice, whatever the books say. */
  readonly amount: number;
  readonly tiedBy: 'person' | 'line';
  readonly tiedById: string | null;
}
/** All that is said of what one payment, or refund, is for. Sums in whole kopecks. */
export interface PaymentClaims {
  readonly key: string;
  readonly partyKey: string | null;
  readonly amount: number;
  /** Posted, not marked, still there. */
  readonly counts: boolean;
  readonly ties: readonly Tie[];
  /** The invoice that it was entered for, itself or through a shipment of that invoice. */
  readonly base: { readonly invoiceKey: string; readonly total: number; readonly by: 'base' | 'shipment' } | null;
  /** What its movements lay against shipments, by the invoices of those. */
  readonly settled: readonly { readonly invoiceKey: string; readonly amount: number }[];
}
export interface PaymentShare {
  readonly invoiceKey: string;
  readonly amount: number;
  readonly tiedBy: TiedBy;
  readonly tiedById: string | null;
}

const byKey = (a: { invoiceKey: string }, b: { invoiceKey: string }): number => (a.invoiceKey < b.invoiceKey ? -1 : 1);

/**
 * How a payment is shared out. What persons say comes first; the rest goes to the invoice it was entered for, as far as that
 * can take it; what is beyond goes where its movements were laid; what is still left stays with its invoice and overpays it.
 * Depends on this payment alone, so the order in which payments become known does not matter.
 */
export function sharesOf(payment: PaymentClaims): PaymentShare[] {
  if (!payment.counts) return [];
  const shares = new Map<string, PaymentShare>();
  let left = Math.max(0, payment.amount);
  const give = (invoiceKey: string, wanted: number, tiedBy: TiedBy, tiedById: string | null = null): void => {
    const amount = Math.min(left, wanted);
    if (amount <= 0) return;
    const known = shares.get(invoiceKey);
    shares.set(
      invoiceKey,
      known ? { ...known, amount: known.amount + amount } : { invoiceKey, amount, tiedBy, tiedById },
    );
    left -= amount;
  };
  const said = new Set(payment.ties.map((t) => t.invoiceKey));
  for (const tie of [...payment.ties].sort(byKey)) give(tie.invoiceKey, tie.amount, tie.tiedBy, tie.tiedById);
  const base = payment.base && !said.has(payment.base.invoiceKey) ? payment.base : null;
  const settled = new Map<string, number>();
  for (const { invoiceKey, amount } of payment.settled)
    if (!said.has(invoiceKey)) settled.set(invoiceKey, (settled.get(invoiceKey) ?? 0) + amount);
  if (base) give(base.invoiceKey, Math.max(0, base.total), base.by);
  for (const [invoiceKey, amount] of [...settled].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (invoiceKey !== base?.invoiceKey) give(invoiceKey, amount, 'settlement');
  if (base) give(base.invoiceKey, left, base.by);
  return [...shares.values()].sort(byKey);
}

export const sumOf = (shares: readonly { readonly amount: number }[]): number =>
  shares.reduce((sum, s) => sum + s.amount, 0);
