/** The stems of what was said, by which it is found. */
export abstract class WordIndex {
  /** Messages that are new or have changed since they were indexed, oldest first, with their text (empty once deleted). */
  abstract waiting(limit: number): Promise<{ messageId: string; text: string }[]>;
  /** Keeps these stems instead of former ones, and the message waits no more. Inside a unit of work. */
  abstract put(entries: readonly { messageId: string; stems: readonly string[] }[]): Promise<void>;
}
