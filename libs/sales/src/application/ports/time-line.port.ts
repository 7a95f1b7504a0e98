import type { Channel } from '../../domain/channel.js';

/** One contact on the time line of a party. */
export interface TimeLineEntry {
  /** The neighbour's id: a contact is there once. */
  contactId: string;
  partyId: string;
  inquiryId: string | null;
  channel: Channel;
  direction: 'in' | 'out';
  at: Date;
  subject: string;
  preview: string;
  threadKey: string | null;
  /** Who answered. */
  employeeId: string | null;
}

/** All contacts with all parties, theirs and ours. */
export abstract class TimeLine {
  /** Which of them are there already. One query. */
  abstract known(contactIds: readonly string[]): Promise<Map<string, TimeLineEntry['direction']>>;
  abstract byId(contactId: string): Promise<TimeLineEntry | null>;
  /** One statement for all. An entry that is there already is left as it is. */
  abstract add(...entries: TimeLineEntry[]): Promise<void>;
  /** Oldest first. */
  abstract ofInquiry(inquiryId: string): Promise<TimeLineEntry[]>;
  /** Gives entries to another inquiry, one statement. */
  abstract moveToInquiry(contactIds: readonly string[], inquiryId: string): Promise<void>;
  abstract idsOfParty(partyId: string): Promise<string[]>;
  /** Gives entries to another party, one statement. */
  abstract moveToParty(contactIds: readonly string[], partyId: string): Promise<void>;
  /**
   * What one of us noted of a contact, which may not be there yet; its views show it as its `preview`.
   * @returns false: what is kept was noted later, or is this
   */
  abstract note(contactId: string, text: string, at: Date): Promise<boolean>;
  abstract noteOf(contactId: string): Promise<string | null>;
  /** Newest first. */
  abstract ofParty(partyId: string, limit: number): Promise<TimeLineEntry[]>;
}
