import type { TwinCandidate } from '../../../domain/invoice-care/phantoms.js';

/** An invoice that counts or could, with its goods and its present mark. */
export type MarkedCandidate = TwinCandidate & { readonly phantomOf: string | null };

/** Which invoice says the same as another and is counted there. Nothing else writes that mark. */
export abstract class PhantomMarks {
  /**
   * Customers of the books in the order of their keys, with how many candidates dated `since` or later each has: those that have several,
   * or a marked one.
   */
  abstract customers(asked: {
    since: Date;
    after: string | null;
    limit: number;
  }): Promise<{ key: string; invoices: number }[]>;
  /** All candidates of these customers. */
  abstract ofCustomers(keys: readonly string[], since: Date): Promise<MarkedCandidate[]>;
  /**
   * Those that could be the same as one of these invoices, or as a phantom of one of them: whole groups of the same goods. Null: more than
   * `limit`.
   */
  abstract alike(invoiceKeys: readonly string[], since: Date, limit: number): Promise<MarkedCandidate[] | null>;
  /** Marked ones whose other invoice does not count any more, or is another customer's by now; of these others only, or of all. At most 500. */
  abstract orphans(others?: readonly string[]): Promise<string[]>;
  /** null takes a mark away. */
  abstract mark(marks: ReadonlyMap<string, string | null>): Promise<void>;
}
