import type { TwinCandidate } from '../../../domain/invoice-care/phantoms.js';

/** Which invoice says the same as another and is counted there. Nothing else writes that mark. */
export abstract class PhantomMarks {
  /** Invoices that count or could, dated `since` or later: with their goods and their present mark. By date; at most 500. */
  abstract candidates(asked: {
    since: Date;
    after: { at: Date; key: string } | null;
    limit: number;
  }): Promise<(TwinCandidate & { phantomOf: string | null })[]>;
  /** The same of the customers of these invoices. At most 2,000. */
  abstract sameCustomersAs(
    invoiceKeys: readonly string[],
    since: Date,
  ): Promise<(TwinCandidate & { phantomOf: string | null })[]>;
  /** Which invoices of these customers of ours count or could, dated `since` or later. At most 2,000, the latest. */
  abstract ofCustomers(partyIds: readonly string[], since: Date): Promise<string[]>;
  /** Marked ones whose other invoice does not count any more, or is another customer's by now; of these others only, or of all. At most 500. */
  abstract orphans(others?: readonly string[]): Promise<string[]>;
  /** null takes a mark away. */
  abstract mark(marks: ReadonlyMap<string, string | null>): Promise<void>;
}
