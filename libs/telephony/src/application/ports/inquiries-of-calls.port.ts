/** Where sales has put calls. */
export abstract class InquiriesOfCalls {
  /** Those of the calls that belong to the inquiry. */
  abstract among(callIds: readonly string[], inquiryId: string): Promise<ReadonlySet<string>>;
}
