import type { LedgerOrder, LedgerOrderRecord } from '../../../domain/ledger-order/ledger-order.js';

/** All orders that were given to the books. */
export abstract class LedgerOrderBook {
  abstract find(id: string): Promise<LedgerOrderRecord | null>;
  /** Of these those that are orders of ours, in any order. */
  abstract known(ids: readonly string[]): Promise<string[]>;
  /** By key of an invoice: the inquiry whose order it was made of. */
  abstract inquiriesOf(invoiceKeys: readonly string[]): Promise<Map<string, string>>;
  /** Locks until the surrounding unit of work ends. @throws LedgerOrderMissing */
  abstract takeForChange(id: string): Promise<LedgerOrder>;
  /** New and changed ones. */
  abstract save(order: LedgerOrder): Promise<void>;
}
