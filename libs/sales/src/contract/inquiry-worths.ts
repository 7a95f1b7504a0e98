/** What the inquiries of a branch have brought. Money in roubles, decimal. */
export interface InquiryWorth {
  /** null: of no branch. */
  branchId: string | null;
  inquiries: number;
  /** Paid for their invoices so far, refunds taken off. */
  received: string;
}

/** Read facade: what is lost with an inquiry, judged by those that were not. */
export abstract class InquiryWorths {
  /**
   * Inquiries that came one way in the weeks of these days (`2026-11-27`; two years at most), only those old enough that nine of ten would be
   * paid by now, if ever. Spam is none. Those that came to nothing are among them.
   */
  abstract of(asked: { channel: 'call'; from: string; to: string }): Promise<InquiryWorth[]>;
}
