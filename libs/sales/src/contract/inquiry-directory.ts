/** What a neighbour may know of an inquiry. */
export interface InquiryCard {
  inquiryId: string;
  number: number;
  status: 'waiting' | 'assigned' | 'in-work' | 'answered' | 'closed-won' | 'closed-lost' | 'spam' | 'linked';
  ownerId: string | null;
  partyId: string;
  subject: string;
  /** ISO instant at which the answer that is owed now is late; null = none is owed. */
  respondBy: string | null;
  /** What is to be done next; `due` is an ISO instant. */
  nextStep: { text: string; due: string } | null;
}

/** Read facade: where a letter, a call, a thread has gone. */
export abstract class InquiryDirectory {
  abstract byId(inquiryId: string): Promise<InquiryCard | null>;
  /** As people say it: `451`. */
  abstract byNumber(number: number): Promise<InquiryCard | null>;
  /** Of the contact's own id, as it was told in `ContactReceived`. */
  abstract byContactIds(contactIds: readonly string[]): Promise<Map<string, InquiryCard>>;
  /** The open inquiry of the thread, else the latest. */
  abstract byThreadKeys(threadKeys: readonly string[]): Promise<Map<string, InquiryCard>>;
}
