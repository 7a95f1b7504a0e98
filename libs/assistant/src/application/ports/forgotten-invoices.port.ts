export interface ForgottenInvoice {
  invoiceKey: string;
  number: string;
  /** «Ромашка · 120 000 ₽ · 5 раб. дней · шанс 70 %, обычно платит» */
  about: string;
  ownerId: string | null;
}
export interface ForgottenInvoiceList {
  count: number;
  /** «12 счетов на 1 234 567 ₽» */
  total: string;
  /** The dearest first. */
  lines: ForgottenInvoice[];
  source: string;
  asOf: Date;
}

/** Invoices that nobody pays and nobody speaks of. */
export abstract class ForgottenInvoices {
  /** null: there is none. `late`: what is known is too old to alarm anybody with. `ownerless`: also those that nobody looks after. */
  abstract of(asked: {
    employeeIds: readonly string[];
    ownerless: boolean;
    limit: number;
    language: 'ru' | 'en';
  }): Promise<ForgottenInvoiceList | 'late' | null>;
}
