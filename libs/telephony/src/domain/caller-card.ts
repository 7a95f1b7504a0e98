/** What sales knows of the caller, as it was when he called. */
export interface CallerCard {
  readonly partyId: string;
  readonly name: string | null;
  readonly responsibleId: string | null;
  readonly branchId: string | null;
  /** As the books number him. */
  readonly code1c: string | null;
  /** What he has to pay; roubles, decimal. null: nothing. */
  readonly openInvoices: { readonly count: number; readonly sum: string; readonly newest: string } | null;
  readonly openInquiry: {
    readonly inquiryId: string;
    readonly number: number;
    readonly subject: string;
    readonly ownerId: string | null;
  } | null;
  /** Before this call. `at` is an ISO instant. */
  readonly lastContact: { readonly at: string; readonly channel: string } | null;
}
