import type { Texts } from '@prorab/platform/marks';

/** Paths of the files by which foreign books are understood. */
export interface LedgerSetupFiles {
  /** What tables and columns there are: 1Cv7.DDS. */
  readonly dictionary: string;
  /** Which names play which part. */
  readonly mapping: string;
  /** What the dictionary does not tell: 1Cv7.MD; null: there is none. */
  readonly metadata: string | null;
}
export interface LedgerSetupReport {
  /** A line for each part: what was found and where. */
  readonly found: readonly Texts[];
  /** What is worth knowing and stops nothing. */
  readonly remarks: readonly Texts[];
  /** Whole sentences; none: the books can be read. */
  readonly problems: readonly Texts[];
}

/** The set-up of foreign books, looked at before anything is read by it. */
export abstract class LedgerSetup {
  /** Files that are not there or do not fit are problems in the report, never a failure. */
  abstract check(files: LedgerSetupFiles): Promise<LedgerSetupReport>;
}
