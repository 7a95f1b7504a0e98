import { type Database, insertAll } from '@prorab/platform';

export interface SomeInvoice {
  id: string;
  at: Date;
  /** Kopecks. */
  total: number;
  inquiryId?: string | null;
  employeeId?: string | null;
  partyId?: string | null;
  draft?: boolean;
  posted?: boolean;
  paid?: number;
  refunded?: number;
  paidAt?: Date | null;
  shipped?: number;
  phantomOf?: string | null;
  /** Money is there by the balance of the customer, and nobody knows for what. */
  untied?: boolean;
}

/** The state that follows from the sums. */
function stateOf({ total, draft, posted = true, paid = 0, refunded = 0, untied }: SomeInvoice): string {
  if (draft) return 'draft';
  if (!posted) return 'void';
  const kept = paid - refunded;
  if (kept >= total) return kept > total ? 'over' : 'paid';
  if (kept > 0) return 'partly';
  if (paid > 0) return 'refunded';
  return untied ? 'not-tied' : 'unpaid';
}

/** Rows of the mirror, as its reader would have left them. */
export const keepInvoices = (database: Database, invoices: readonly SomeInvoice[]): Promise<void> =>
  insertAll(
    database,
    'sales_invoice',
    invoices.map((invoice) => ({
      id: invoice.id,
      number: invoice.id,
      number_key: invoice.id,
      at: invoice.at,
      party_id: invoice.partyId ?? null,
      employee_id: invoice.employeeId ?? null,
      inquiry_id: invoice.inquiryId ?? null,
      total: invoice.total,
      vat: 0,
      draft: invoice.draft ?? false,
      posted: invoice.posted ?? true,
      marked: false,
      paid: invoice.paid ?? 0,
      refunded: invoice.refunded ?? 0,
      state: stateOf(invoice),
      state_since: invoice.at,
      paid_at: invoice.paidAt ?? null,
      shipped: invoice.shipped ?? 0,
      phantom_of: invoice.phantomOf ?? null,
      first_seen_at: invoice.at,
      read_at: invoice.at,
    })),
  );

export interface SomePayment {
  id: string;
  at: Date;
  /** Kopecks. */
  amount: number;
  invoiceId: string;
  direction?: 'in' | 'out';
}
/** Money that is laid against one invoice; the sums of the invoice are the spec's to keep. */
export async function keepPayments(database: Database, payments: readonly SomePayment[]): Promise<void> {
  await insertAll(
    database,
    'sales_ledger_payment',
    payments.map(({ id, at, amount, direction = 'in' }) => ({
      ...{ id, means: 'bank', direction, number: id, at, amount, tied: amount },
      ...{ posted: true, marked: false, read_at: at },
    })),
  );
  await insertAll(
    database,
    'sales_payment_share',
    payments.map(({ id, at, amount, invoiceId }) => ({
      ...{ payment_key: id, invoice_key: invoiceId, amount, tied_by: 'base', at },
    })),
  );
}
