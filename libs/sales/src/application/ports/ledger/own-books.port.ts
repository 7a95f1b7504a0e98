import type { LedgerFact, LedgerKey, LedgerKind, LedgerThing } from '../ledger.port.js';

/** The company's own books, of a company without 1C. Written inside a unit of work; the mirror follows them like any others. */
export abstract class OwnBooks {
  /** Locks the books until the unit of work ends: they have one writer at a time. Null: no such thing, or it is gone. */
  abstract take<K extends LedgerKind>(kind: K, key: LedgerKey): Promise<Extract<LedgerThing, { kind: K }> | null>;
  /** All of one kind that are there, by key; at most 10,000. */
  abstract all<K extends LedgerKind>(kind: K): Promise<Extract<LedgerThing, { kind: K }>[]>;
  /** Writes things down, as they are from now on, or that they are gone. */
  abstract write(...facts: LedgerFact[]): Promise<void>;
  /** 1, 2, 3… for each kind of document. */
  abstract nextNumber(kind: LedgerKind): Promise<number>;
}
