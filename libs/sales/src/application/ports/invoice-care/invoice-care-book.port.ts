import type { InvoiceCare } from '../../../domain/invoice-care/invoice-care.js';

/** What is done about the payment of invoices. One that nobody has touched yet is there too. */
export abstract class InvoiceCareBook {
  /** Locks them until the surrounding unit of work ends; whoever is first makes the row. At most 1,000. */
  abstract takeForChange(invoiceKeys: readonly string[]): Promise<Map<string, InvoiceCare>>;
  /** Without lock, for looking. At most 1,000. */
  abstract of(invoiceKeys: readonly string[]): Promise<Map<string, InvoiceCare>>;
  /** Keys of those with a day promised on or after, in their order, after this one. */
  abstract promisedSince(day: string, asked: { after: string | null; limit: number }): Promise<string[]>;
  /** Also writes what was done since they were taken into the history. Bounded number of statements. */
  abstract store(...cares: readonly InvoiceCare[]): Promise<void>;
}
