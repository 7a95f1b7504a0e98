import type { AwaitedPayment } from '../../../domain/invoice-care/ladder.js';
import type { ChanceFacts } from '../../../domain/invoice-care/chance/features.js';
import type { LedgerSource } from '../ledger.port.js';

/** An invoice of the mirror as those see it who wait for its payment. */
export interface AwaitedInvoice
  extends AwaitedPayment, Pick<ChanceFacts, 'earlier' | 'earlierPaid' | 'contacts' | 'channel' | 'place'> {
  readonly key: string;
  readonly number: string;
  readonly partyName: string | null;
  /** Kopecks. */
  readonly total: number;
  /** What is still to come. */
  readonly owed: number;
  /** draft | void | unpaid | partly | paid | over | refunded | not-tied */
  readonly state: string;
  readonly phantomOf: string | null;
  /** Its manager in the books. */
  readonly employeeId: string | null;
  /** Who gave the order that it was made of; the books name a robot as its author then. */
  readonly orderedById: string | null;
  /** The customer's own manager. */
  readonly responsibleId: string | null;
}
/** How fresh the mirror is. */
export interface BooksAge {
  readonly source: LedgerSource;
  /** The books were asked and answered. */
  readonly asOf: Date;
  /** All of them were read once. */
  readonly complete: boolean;
}

/** The invoices of the mirror whose payment is awaited. Only reads. */
export abstract class AwaitedInvoices {
  /**
   * Unpaid and partly paid ones that count, dated `since` or later, by date in pages of at most 500; each is asked for when it is wanted.
   * What a customer did before is counted once, at the first of his invoices.
   */
  abstract pages(asked: { since: Date; limit: number }): AsyncIterable<AwaitedInvoice[]>;
  /** In whatever state; those that are not there are left out. At most 1,000. */
  abstract byKeys(keys: readonly string[]): Promise<AwaitedInvoice[]>;
  /** Awaited ones dated earlier: how many, and how much is to come, kopecks. */
  abstract olderThan(before: Date): Promise<{ count: number; owed: number }>;
  /** null: the books were never read. */
  abstract age(): Promise<BooksAge | null>;
}
