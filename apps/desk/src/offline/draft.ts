export interface DraftFile {
  readonly name: string;
  readonly size: number;
  /** What was chosen, until the house has it. */
  readonly blob?: Blob;
  readonly hash?: string;
}
/** What is being typed, by the person and by what it is about. */
export interface Draft {
  readonly key: string;
  readonly text: string;
  readonly cc?: string;
  /** Of a message, the one that it answers. */
  readonly replyTo?: string;
  readonly files?: readonly DraftFile[];
  readonly savedAt: number;
}
