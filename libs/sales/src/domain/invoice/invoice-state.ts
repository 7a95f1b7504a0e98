/**
 * `void`: unposted, marked for deletion or gone. `refunded`: it was paid and money went back. `not-tied`: unpaid by its own
 * documents, but the balance of the customer says that money is there.
 */
export const invoiceStates = ['draft', 'void', 'unpaid', 'partly', 'paid', 'over', 'refunded', 'not-tied'] as const;
export type InvoiceState = (typeof invoiceStates)[number];
/** Money is awaited, or at least not yet found. */
export const openInvoiceStates = ['unpaid', 'partly', 'not-tied'] as const satisfies readonly InvoiceState[];
export const isOpenInvoice = (state: InvoiceState): boolean => (openInvoiceStates as readonly string[]).includes(state);
export const isPaidInvoice = (state: InvoiceState): boolean => state === 'paid' || state === 'over';
/** It counts: people await money for it, or have it. */
export const isCountedInvoice = (state: InvoiceState): boolean => state !== 'draft' && state !== 'void';

/** Whole kopecks. */
export interface InvoiceMoney {
  readonly paid: number;
  readonly refunded: number;
}
export interface InvoiceFacts {
  readonly at: Date;
  readonly total: number;
  readonly draft: boolean;
  readonly posted: boolean;
  readonly marked: boolean;
  readonly gone: boolean;
}
/** What the balance of the customer knows of money that no invoice has. */
export interface LooseMoney {
  readonly amount: number;
  /** When the last payment came that is not laid out whole; null: there is none. */
  readonly lastAt: Date | null;
}
export const noLooseMoney: LooseMoney = { amount: 0, lastAt: null };

/** Roundings of VAT by lines and by the whole differ by so much. */
const KOPECK = 1;

/** By its own documents alone. */
export function stateByDocuments(invoice: InvoiceFacts, { paid, refunded }: InvoiceMoney): InvoiceState {
  if (invoice.gone || invoice.marked) return 'void';
  if (invoice.draft) return 'draft';
  if (!invoice.posted) return 'void';
  const have = paid - refunded;
  if (have === invoice.total || (have !== 0 && Math.abs(have - invoice.total) <= KOPECK))
    return refunded > 0 && have <= KOPECK ? 'refunded' : 'paid';
  if (have > invoice.total) return 'over';
  if (refunded > 0 && (have <= 0 || paid >= invoice.total - KOPECK)) return 'refunded';
  return have > 0 ? 'partly' : 'unpaid';
}

/** How far loose money reaches: to every open invoice with no more to pay than `rest`, and to every one dated `until` or earlier. */
export interface Reach {
  readonly rest: number;
  readonly until: Date | null;
}
/** It may pay what it is enough for, and what it came after. */
export const reachOf = ({ amount, lastAt }: LooseMoney): Reach => ({
  rest: amount + KOPECK,
  until: amount > KOPECK ? lastAt : null,
});
export const reaches = (
  { rest, until }: Reach,
  { total, at }: InvoiceFacts,
  { paid, refunded }: InvoiceMoney,
): boolean => total - (paid - refunded) <= rest || (until !== null && at <= until);

/** An invoice is not called unpaid while money of the customer lies about that may be for it. */
export function stateOf(invoice: InvoiceFacts, money: InvoiceMoney, loose: LooseMoney): InvoiceState {
  const state = stateByDocuments(invoice, money);
  if (state !== 'unpaid' && state !== 'partly') return state;
  return reaches(reachOf(loose), invoice, money) ? 'not-tied' : state;
}

/** When the last of the money came that made it paid; null: it is not. */
export function paidAtOf(
  state: InvoiceState,
  total: number,
  shares: readonly { readonly at: Date; readonly amount: number; readonly direction: 'in' | 'out' }[],
): Date | null {
  if (!isPaidInvoice(state)) return null;
  let [have, paidAt]: [number, Date | null] = [0, null];
  for (const share of [...shares].sort((a, b) => a.at.getTime() - b.at.getTime() || b.amount - a.amount)) {
    have += share.direction === 'in' ? share.amount : -share.amount;
    if (have < total - KOPECK) paidAt = null;
    else paidAt ??= share.at;
  }
  return paidAt;
}
