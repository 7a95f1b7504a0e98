import type { ChanceModel } from '../../../domain/invoice-care/chance/chance-model.js';
import type { PastInvoice } from '../../../domain/invoice-care/chance/past-looks.js';

export interface LearnedChance {
  readonly trainedAt: Date;
  /** Closed invoices that there were to learn from. */
  readonly invoices: number;
  /** null: too few. */
  readonly model: ChanceModel | null;
}

/** What was learned of the chance to be paid, and the past that it is learned from. */
export abstract class ChanceBook {
  /** null: nothing was tried yet. */
  abstract latest(): Promise<LearnedChance | null>;
  abstract keep(learned: LearnedChance): Promise<void>;
  /** Invoices that count, dated `since` or later, or before, newest first, with the contacts of their customers. */
  abstract past(asked: { since?: Date; before?: Date; limit: number }): Promise<PastInvoice[]>;
}
