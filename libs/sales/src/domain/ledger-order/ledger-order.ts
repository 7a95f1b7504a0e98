import { LedgerOrderMoveRefused } from './ledger-order-errors.js';

/** waiting: 1C has not taken it yet; taken: it works on it; done: there is an invoice; refused: it says why there is none. */
export const ledgerOrderStates = ['waiting', 'taken', 'done', 'refused'] as const;
export type LedgerOrderState = (typeof ledgerOrderStates)[number];

export interface LedgerOrderLine {
  /** Key of the item in the books; null: by code or name. */
  readonly itemKey: string | null;
  readonly itemCode: string | null;
  readonly name: string;
  /** Decimal strings. */
  readonly quantity: string;
  /** Roubles; null: the price of the books. */
  readonly price: string | null;
}
/** For whom: 1C looks by key, code, INN, and then makes a new one or refuses. */
export interface LedgerOrderParty {
  readonly partyId: string;
  readonly code1c: string | null;
  readonly inn: string | null;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
}
export interface LedgerOrderRecord {
  /** Our key: one order, one invoice, however often it is sent. */
  readonly id: string;
  readonly inquiryId: string;
  readonly party: LedgerOrderParty;
  readonly lines: readonly LedgerOrderLine[];
  readonly note: string | null;
  readonly by: string;
  readonly createdAt: Date;
  /** Lies in the exchange since; null: not put there yet. */
  readonly putAt: Date | null;
  readonly state: LedgerOrderState;
  readonly stateSince: Date;
  /** Number of the invoice in the books. */
  readonly invoiceNumber: string | null;
  readonly invoiceKey: string | null;
  readonly refusal: string | null;
}
/** What is given again under a key that was given already; whoever has changed it meanwhile has another order. */
export function isSameOrder(
  one: Pick<LedgerOrderRecord, 'inquiryId' | 'lines' | 'note'>,
  other: Pick<LedgerOrderRecord, 'inquiryId' | 'lines' | 'note'>,
): boolean {
  const [ours, theirs] = [one, other].map(({ inquiryId, lines, note }) =>
    JSON.stringify([
      ...[inquiryId, note],
      ...lines.map((line) => [line.itemKey, line.itemCode, line.name, line.quantity, line.price]),
    ]),
  );
  return ours === theirs;
}
/** What 1C says of an order. */
export type LedgerOrderAnswer =
  | { readonly state: 'taken' }
  | { readonly state: 'done'; readonly invoiceNumber: string; readonly invoiceKey: string | null }
  | { readonly state: 'refused'; readonly refusal: string };

/** An order that the books are to make an invoice of. */
export class LedgerOrder {
  #state: LedgerOrderRecord;

  private constructor(state: LedgerOrderRecord) {
    this.#state = Object.freeze(state);
  }
  static restore(state: LedgerOrderRecord): LedgerOrder {
    return new LedgerOrder({ ...state });
  }
  static give(
    given: Pick<LedgerOrderRecord, 'id' | 'inquiryId' | 'party' | 'lines' | 'note'>,
    { at, by }: { at: Date; by: string },
  ): LedgerOrder {
    return new LedgerOrder({
      ...given,
      ...{ by, createdAt: at, putAt: null, state: 'waiting', stateSince: at },
      ...{ invoiceNumber: null, invoiceKey: null, refusal: null },
    });
  }

  get state(): LedgerOrderRecord {
    return this.#state;
  }
  /** @returns false: it lay there already */
  put(at: Date): boolean {
    if (this.#state.putAt !== null) return false;
    this.#state = Object.freeze({ ...this.#state, putAt: at });
    return true;
  }
  /**
   * The same answer again changes nothing, nor does a late "taken" behind the end. @returns whether something changed
   * @throws LedgerOrderMoveRefused when an order that has its invoice gets another one, or is refused
   */
  answered(answer: LedgerOrderAnswer, at: Date): boolean {
    const { state, invoiceNumber } = this.#state;
    if (answer.state === 'done' && state === 'done' && answer.invoiceNumber === invoiceNumber)
      return this.#keyIs(answer.invoiceKey);
    if (answer.state === state && answer.state !== 'done') return false;
    if (answer.state === 'taken' && state !== 'waiting') return false;
    if (state === 'done') throw new LedgerOrderMoveRefused(this.#state.id, state, answer.state);
    this.#state = Object.freeze({
      ...this.#state,
      ...{ invoiceNumber: null, invoiceKey: null, refusal: null },
      ...answer,
      stateSince: at,
    });
    return true;
  }
  /**
   * An invoice that bears the key of this order was read in the books, which is as good as an answer. Whoever copies a document in 1C copies
   * the key too: the first one is the invoice of the order, or that of the number that was answered. @returns whether something changed
   */
  invoiced(invoice: { readonly key: string; readonly number: string }, at: Date): boolean {
    const { state, invoiceNumber } = this.#state;
    if (state === 'done') return invoiceNumber === invoice.number && this.#keyIs(invoice.key);
    return this.answered({ state: 'done', invoiceNumber: invoice.number, invoiceKey: invoice.key }, at);
  }
  /** A person says which invoice took the place of one that was deleted in the books. @returns false: it is that one already */
  invoicedAnew({ key, number }: { readonly key: string; readonly number: string }, at: Date): boolean {
    if (this.#state.invoiceKey === key) return false;
    this.#state = Object.freeze({ ...this.#state, invoiceNumber: number, invoiceKey: key, stateSince: at });
    return true;
  }
  #keyIs(invoiceKey: string | null): boolean {
    if (this.#state.invoiceKey !== null || invoiceKey === null) return false;
    this.#state = Object.freeze({ ...this.#state, invoiceKey });
    return true;
  }
}
