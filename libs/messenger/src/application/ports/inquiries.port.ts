export interface InquiryGlance {
  inquiryId: string;
  number: number;
  subject: string;
  ownerId: string | null;
  partyId: string;
  isOpen: boolean;
}
/** What the messenger asks sales. */
export abstract class Inquiries {
  abstract byId(inquiryId: string): Promise<InquiryGlance | null>;
  /** Of the contact's own id, as it was told in `ContactReceived`. */
  abstract byContact(contactId: string): Promise<InquiryGlance | null>;
}
