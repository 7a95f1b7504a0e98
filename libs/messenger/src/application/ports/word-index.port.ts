/** A message as it was when it was read. */
export interface WaitingMessage {
  readonly messageId: string;
  /** Number of the change that made it so. */
  readonly change: number;
}
/** The stems of what was said, by which it is found. */
export abstract class WordIndex {
  /** Messages that are new or have changed since they were indexed, oldest first, with their text (empty once deleted). */
  abstract waiting(limit: number): Promise<(WaitingMessage & { text: string })[]>;
  /**
   * Keeps these stems instead of former ones; the message waits no more, unless it was said otherwise since it was read. Inside a unit of
   * work.
   */
  abstract put(entries: readonly (WaitingMessage & { stems: readonly string[] })[]): Promise<void>;
}
