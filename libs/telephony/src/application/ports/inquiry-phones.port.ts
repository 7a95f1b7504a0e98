/** Whom one calls about an inquiry. */
export interface InquiryPhone {
  readonly inquiryId: string;
  readonly partyId: string;
  readonly name: string | null;
  /** `+79112223344`; null: none is known. */
  readonly phone: string | null;
}
export abstract class InquiryPhones {
  /** By the number that people say: `451`. null: there is no such inquiry */
  abstract of(inquiryNumber: number): Promise<InquiryPhone | null>;
}
