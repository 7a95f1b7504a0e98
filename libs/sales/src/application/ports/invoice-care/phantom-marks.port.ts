import type { TwinCandidate } from '../../../domain/invoice-care/phantoms.js';

/** An invoice that counts or could, with its goods and its present mark. */
export type MarkedCandidate = TwinCandidate & { readonly phantomOf: string | null };

/** One of ours may be several in the books: `ours` go by our ids, `books` by the keys of those who are nobody of ours yet. */
export type Whose = 'ours' | 'books';

/** Which invoice says the same as another and is counted there. Nothing else writes that mark. */
export abstract class PhantomMarks {
  /**
   * Customers in the order of their keys, with how many candidates dated `since` or later each has: those that have several,
   * or a marked one.
   */
  abstract customers(asked: {
    whose: Whose;
    since: Date;
    after: string | null;
    limit: number;
  }): Promise<{ key: string; invoices: number }[]>;
  /** All candidates of these customers. */
  abstract ofCustomers(asked: { whose: Whose; keys: readonly string[]; since: Date }): Promise<MarkedCandidate[]>;
  /**
   * Those that could be the same as one of these invoices, or as a phantom of one of them: whole groups of the same goods. Null: more than
   * `limit`.
   */
  abstract alike(invoiceKeys: readonly string[], since: Date, limit: number): Promise<MarkedCandidate[] | null>;
  /** Which invoices of these customers of ours count or could, dated `since` or later. At most 2,000, the latest. */
  abstract keysOf(partyIds: readonly string[], since: Date): Promise<string[]>;
  /** Marked ones whose other invoice does not count any more, or is another customer's by now; of these others only, or of all. At most 500. */
  abstract orphans(others?: readonly string[]): Promise<string[]>;
  /** null takes a mark away. */
  abstract mark(marks: ReadonlyMap<string, string | null>): Promise<void>;
}
