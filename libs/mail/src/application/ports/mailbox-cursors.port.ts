/** How far one folder of one mailbox is collected. Plain values, kept as one row. */
export interface FolderCursor {
  /** Decimal string; when the server shows another, all UIDs below mean nothing any more. */
  readonly uidValidity: string;
  /** Every letter with a UID up to here is stored, put aside, gone, or still listed in `backlog`. */
  readonly lastUid: number;
  /** CONDSTORE's highest mod-sequence at the last check, decimal string; null when the server has none. */
  readonly highestModseq: string | null;
  /** Letters that the server took before this moment are history. Set at the first connection, kept for ever. */
  readonly historyBefore: Date;
  /** UIDs (inclusive) still to be brought in beside the new ones: the first import, or the rest of a renumbered folder. */
  readonly backlog: { readonly from: number; readonly to: number } | null;
  /** Last time the server answered and nothing new was left. */
  readonly checkedAt: Date;
}

export abstract class MailboxCursors {
  /** null = never connected. */
  abstract get(mailbox: string, folder: string): Promise<FolderCursor | null>;
  /** Replaces the row. Called after the letters are stored, never before. */
  abstract save(mailbox: string, folder: string, cursor: FolderCursor): Promise<void>;
}
