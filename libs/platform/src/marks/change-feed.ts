export interface FeedChange {
  /** `board`, `team`, …: each stream has its own gapless sequence in the order of commits. */
  stream: string;
  /** What happened, `inquiry-assigned`. */
  kind: string;
  /** The subject, so that a client can fold changes: an inquiry id. */
  subject: string;
  payload: object;
}

/** The numbered list of changes that connected desks follow. Appended inside a unit of work. */
export abstract class ChangeFeed {
  abstract append(change: FeedChange): void;
}
