/** Who a phone number belongs to, and how one stands with him: what is told while the phone still rings. */
export interface CustomerGlance {
  partyId: string;
  name: string | null;
  responsibleId: string | null;
  branchId: string | null;
  /** As the books number him. */
  code1c: string | null;
  /** Invoices that wait for money; null: none. `sum`: what is still to come, in roubles, decimal. `newest`: number of the last one. */
  openInvoices: { count: number; sum: string; newest: string } | null;
  /** The newest that is open. */
  openInquiry: { inquiryId: string; number: number; subject: string; ownerId: string | null } | null;
  /** The last thing said by either side. `at` is an ISO instant. */
  lastContact: { at: string; channel: string } | null;
}

/** Read facade, made for those who cannot wait: one question to the tables. */
export abstract class CustomerGlances {
  /** Takes the number as people write it. null: nobody is known by it. */
  abstract byPhone(number: string): Promise<CustomerGlance | null>;
}
