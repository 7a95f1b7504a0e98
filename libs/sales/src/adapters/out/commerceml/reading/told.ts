import type { LedgerKind, LedgerThing } from '../../../../application/ports/ledger.port.js';

/** What one record says. */
export interface Told {
  readonly things: readonly ToldThing[];
  /** These are not there any more, should they have been told of before. */
  readonly not?: readonly { readonly kind: LedgerKind; readonly key: string }[];
  /** All things of the kind that hang on that parent are among `things`: others are not there any more. */
  readonly wholly?: { readonly kind: LedgerKind; readonly parent: string };
  /** The name of a type of prices. */
  readonly priceType?: { readonly id: string; readonly name: string };
  /** A document that came back, maybe one of our own orders. */
  readonly order?: {
    /** Its Ид and its number on our side: some versions of 1C keep the one, some the other. */
    readonly ids: readonly string[];
    readonly number: string | null;
    readonly invoiceKey: string;
    readonly refusal: string | null;
  };
}
export interface ToldThing {
  readonly thing: LedgerThing;
  /** What it hangs on: the item of a price, the invoice of a payment. */
  readonly parent: string | null;
  /** Said by the invoice itself; counts only as long as no document says it. */
  readonly derived?: true;
}
export const nothingTold: Told = { things: [] };
