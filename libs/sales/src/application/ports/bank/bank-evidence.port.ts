import type { InvoiceToPay } from '../../../domain/bank/line-judgement.js';
import type { PaymentToPair } from '../../../domain/bank/payment-pairing.js';

export interface PaymentOfBooks extends PaymentToPair {
  /** Posted, not marked, still there, money that came. */
  readonly counts: boolean;
  /** What of it invoices have, and who says so: persons and lines (`said`), or the books themselves. Kopecks. */
  readonly tied: number;
  readonly said: number;
}

/** What the mirror of the books knows of money and invoices. Days are those of `zone`. Only read; the number of questions does not grow with what is asked for. */
export abstract class BankEvidence {
  /** Customers of the books by INN, those too whom we know to be the same customer. */
  abstract payersBy(inns: readonly string[]): Promise<Map<string, Set<string>>>;
  /** With those whom we know to be the same customer. */
  abstract samePayers(partyKeys: readonly string[]): Promise<Map<string, Set<string>>>;
  /** Payments of just these sums dated in these days that no line is yet, or only a line that the books told of. At most 5,000. */
  abstract freePayments(asked: {
    amounts: readonly number[];
    from: string;
    to: string;
    zone: string;
  }): Promise<PaymentOfBooks[]>;
  abstract payments(keys: readonly string[], zone: string): Promise<PaymentOfBooks[]>;
  /** Money that came by bank with words but without a document it is for, and that no line is yet. */
  abstract unnamedPayments(zone: string, limit: number): Promise<PaymentOfBooks[]>;
  /**
   * Ids of lines that their payments have left: covered ones whose payment has money again that no invoice has, and tied ones of which no
   * person or line says any more what they are for. Of the last 90 days, the latest first.
   */
  abstract leftByPayments(limit: number): Promise<string[]>;
  /**
   * Counted invoices: the open ones of these customers (the latest 200 of each), those of these numbers (as people say them; the latest
   * 20 of each), and these. The rest is less what waiting lines are decided to be for.
   */
  abstract invoices(asked: {
    partyKeys: readonly string[];
    numbers: readonly string[];
    keys: readonly string[];
    zone: string;
  }): Promise<InvoiceToPay[]>;
}
