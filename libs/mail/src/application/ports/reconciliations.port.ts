export interface DayDifference {
  readonly mailbox: string;
  readonly folder: string;
  /** `2026-10-05`, UTC */
  readonly day: string;
  readonly onServer: number;
  readonly stored: number;
  readonly putAside: number;
  /** On the server and not here. What is here and no longer there was deleted by people and is no alarm. */
  readonly missing: number;
  readonly checkedAt: Date;
}

/** What the nightly count found; a row per folder and day that differs. */
export abstract class Reconciliations {
  /** The present truth about a folder: replaces what was known of it. @returns days that miss more than they did before */
  abstract replace(mailbox: string, folder: string, differences: readonly DayDifference[]): Promise<DayDifference[]>;
  abstract all(): Promise<DayDifference[]>;
}
