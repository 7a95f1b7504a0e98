import type { ChatMessage, Cursor, Draft, Head, Refusal } from './wire.js';

/** What the device does with the news. All of it is called in order, from the events of the socket. */
export interface ChatStore {
  /**
   * A conversation that is heard of for the first time. @returns the change from which on it is followed without a gap (0: from its
   * beginning; the `head` that came with a loaded piece), or null: only its numbers are of interest until `follow()`
   */
  followFrom(conversationId: string): number | null;
  /** New and changed messages without a gap, in the order of their changes; `have` is kept with them, to go on from after a restart. */
  take(conversationId: string, messages: readonly ChatMessage[], have: number): void;
  /** New numbers of a conversation, followed or not. */
  numbers(numbers: Head): void;
  /** Too much was missed, or the house was put back to an older state: what is loaded here is worth nothing now. */
  reset(conversationId: string): void;
  gone(conversationId: string): void;
  cursor(cursor: Cursor): void;
  sent(draft: Draft, message: ChatMessage): void;
  refused(draft: Draft, refusal: Refusal): void;
}
