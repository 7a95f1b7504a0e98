import type { Need } from '../../../domain/inquiry/pipeline.js';

export interface OpenInquiry {
  id: string;
  number: number;
  /** Code; null = the first. */
  pipeline: string | null;
}

/** What an inquiry and its customer have of the things that a pipeline may ask for. */
export abstract class InquiryPossessions {
  /** `invoice` and `payment`: of counted invoices that are tied to the inquiry. Sees what the surrounding unit of work has changed. */
  abstract of(inquiry: { inquiryId: string; partyId: string }): Promise<ReadonlySet<Need>>;
  /** The latest of the customer's inquiries that are open. */
  abstract openInquiryOf(partyId: string): Promise<OpenInquiry | null>;
}
