import type { LedgerOrder, LedgerOrderRecord } from '../../../domain/ledger-order/ledger-order.js';

/** All orders that were given to the books. */
export abstract class LedgerOrderBook {
  abstract find(id: string): Promise<LedgerOrderRecord | null>;
  /** Locks until the surrounding unit of work ends. @throws LedgerOrderMissing */
  abstract takeForChange(id: string): Promise<LedgerOrder>;
  /** New and changed ones. */
  abstract save(order: LedgerOrder): Promise<void>;
}
