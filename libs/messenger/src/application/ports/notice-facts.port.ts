import type { NoticeOccasion, PresenceStatus } from '../../domain/notice/notice-policy.js';

/** A message that a person has not read, as it concerns him. */
export interface UnreadMessage extends NoticeOccasion {
  readonly messageId: string;
  readonly employeeId: string;
  /** When the person last looked at this conversation; null: never. */
  readonly lastReadAt: Date | null;
  /** Of the conversation, as this person sees it. */
  readonly title: string;
  readonly author: string;
  /** Plain text; of a message without one what it brings («Фото», «Файл: смета.pdf»). */
  readonly text: string;
}
export interface UnreadConversation {
  readonly conversationId: string;
  readonly title: string;
  readonly messages: number;
}
/** What waits for a person altogether. */
export interface UnreadSum {
  readonly messages: number;
  readonly conversations: number;
  /** The ones with the newest messages first; at most five. */
  readonly some: readonly UnreadConversation[];
}
export interface DeskPresence {
  readonly deskActiveAt: Date | null;
  readonly status: PresenceStatus;
}

/** What the conversations know of who has read what, for those who tell people of it. Employees only: visitors get no pushes. */
export abstract class NoticeFacts {
  /** Ids of those whom `unreadIn` would speak of; asked first, because most of them need not be told. At most 500. */
  abstract behindIn(conversationId: string, from: Date, to: Date): Promise<string[]>;
  /**
   * Who has not read the messages of [from, to) in this conversation: for each person the one that weighs most (urgent before others, then a
   * mention, then the first). Not one's own, not deleted ones, not for people who have left. At most 500.
   */
  abstract unreadIn(conversationId: string, from: Date, to: Date): Promise<UnreadMessage[]>;
  /** null: read meanwhile, deleted, one's own, or no business of this person any more. */
  abstract unread(messageId: string, employeeId: string): Promise<UnreadMessage | null>;
  /** Of everything but the conversations named. */
  abstract unreadOf(employeeId: string, except: readonly string[]): Promise<UnreadSum>;
  /** A person of whom nothing is known is missing in the answer. */
  abstract presenceOf(employeeIds: readonly string[]): Promise<Map<string, DeskPresence>>;
}
