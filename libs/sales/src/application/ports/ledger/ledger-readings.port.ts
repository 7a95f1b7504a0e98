import type { LedgerSource } from '../ledger.port.js';

/** How far the mirror is behind the books. */
export interface LedgerReading {
  readonly source: LedgerSource;
  readonly startedAt: Date;
  /** The books last answered. */
  readonly checkedAt: Date | null;
  readonly pulse: string | null;
  /** When the last whole pass of its kind began. */
  readonly recentAt: Date | null;
  readonly allAt: Date | null;
  /** In Russian, for people; null: the last attempt went well. */
  readonly failure: string | null;
  readonly failedAt: Date | null;
  /** A person wants everything read. */
  readonly wantedAt: Date | null;
  /** People were told that the books are late; null: they are not, or nobody was told yet. */
  readonly alarmedAt: Date | null;
}

/** What the reader of the books remembers of itself, for all instances: one of them reads at a time. */
export abstract class LedgerReadings {
  abstract of(source: LedgerSource): Promise<LedgerReading | null>;
  /** Every source that was ever read, and not laid aside. */
  abstract all(): Promise<LedgerReading[]>;
  /** Takes the reading for `holder`, or renews it. The reading is made if there is none. @returns whether it is his */
  abstract hold(source: LedgerSource, holder: string, span: { now: Date; until: Date }): Promise<boolean>;
  abstract release(source: LedgerSource, holder: string): Promise<void>;
  abstract note(source: LedgerSource, changes: Partial<Omit<LedgerReading, 'source' | 'startedAt'>>): Promise<void>;
  abstract remove(source: LedgerSource): Promise<void>;
}
