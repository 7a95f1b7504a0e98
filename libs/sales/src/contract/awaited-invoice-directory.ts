/** What a neighbour may know of an invoice whose payment is awaited. Money in roubles, decimal. */
export interface AwaitedInvoiceCard {
  invoiceKey: string;
  /** As the books write it. */
  number: string;
  partyName: string | null;
  owed: string;
  /** Who looks after it; null = the heads. */
  ownerId: string | null;
  /** Working days without payment and without a word. */
  days: number;
  /** What was told of it and still holds; null = nothing is to be told. `at` is an ISO instant. */
  told: { step: number; to: 'manager' | 'head'; at: string } | null;
  /** 0 … 1; null = there is too little past to learn it from. */
  chance: number | null;
  /** Why it may (not) be paid, in words. */
  because: { ru: string[]; en: string[] };
  /** How fresh this is. */
  source: 'native' | 'onec77' | 'commerceml';
  asOf: string;
}
export interface ForgottenList {
  count: number;
  owed: string;
  /** The dearest first: sum x chance. */
  lines: AwaitedInvoiceCard[];
  source: 'native' | 'onec77' | 'commerceml';
  asOf: string;
  /** Older than is allowed, or not looked through yet: nobody is to be alarmed by it. */
  late: boolean;
}

/** Read facade: invoices whose payment is awaited. */
export abstract class AwaitedInvoiceDirectory {
  /** null: nothing is awaited of it (any more), or there is none. */
  abstract byKey(invoiceKey: string): Promise<AwaitedInvoiceCard | null>;
  /** The forgotten ones of some people; `ownerless`: also those that nobody looks after. null: the books were never read. */
  abstract forgottenOf(asked: {
    employeeIds: readonly string[];
    ownerless: boolean;
    limit: number;
  }): Promise<ForgottenList | null>;
}
