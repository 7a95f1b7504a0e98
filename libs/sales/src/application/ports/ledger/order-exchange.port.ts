import type {
  LedgerOrderAnswer,
  LedgerOrderLine,
  LedgerOrderParty,
} from '../../../domain/ledger-order/ledger-order.js';

export interface OrderToPut {
  /** By which the books know it again. */
  readonly key: string;
  readonly at: Date;
  readonly party: LedgerOrderParty;
  readonly lines: readonly LedgerOrderLine[];
  readonly note: string | null;
  /** Login or name of who ordered, for the books' author. */
  readonly author: string;
}
export type AnswerFound = { readonly key: string } & LedgerOrderAnswer;
export interface AnswersFound {
  readonly answers: readonly AnswerFound[];
  /** What cannot be understood, laid aside: names for people, as long as it lies there. */
  readonly broken: readonly string[];
  /** Where to read on; null: that was all. */
  readonly next: string | null;
}

/**
 * Where orders lie for 1C and its answers for us: a folder, or a table of ours; never the base of 1C itself. At least once on our side,
 * so 1C has to know an order again by its key. Failures are `LedgerUnavailable`.
 */
export abstract class OrderExchange {
  /** false: nobody takes orders; `put` is refused. */
  abstract readonly open: boolean;
  /** Whole or not at all; the same key again is the same order, also after 1C has answered. @throws OrderExchangeOff */
  abstract put(order: OrderToPut): Promise<void>;
  /** Answers not acknowledged yet, in an order of their own behind `after`; they come again until they are. */
  abstract answers(page?: { after?: string | null; limit?: number }): Promise<AnswersFound>;
  /** These were kept; an answer that 1C has written anew meanwhile comes all the same. */
  abstract acknowledge(answers: readonly AnswerFound[]): Promise<void>;
}
