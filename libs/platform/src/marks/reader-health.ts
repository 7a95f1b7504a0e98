export interface ReaderReport {
  /** `mail.sales@example.ru/INBOX` */
  reader: string;
  state: 'starting' | 'ok' | 'retrying' | 'failed' | 'stopped';
  /** Last time the source answered, whether or not there was news. */
  checkedAt: Date | null;
  /** Age in ms of the oldest item known at the source and not stored here; 0 = nothing waits. */
  lagMs: number;
  /** Alarm past this. */
  lagLimitMs: number;
  /** For people, without secrets. */
  note?: string;
}

/** Every external reader tells how far behind it is; green but dead is a defect. */
export abstract class ReaderHealth {
  abstract report(report: ReaderReport): void;
  abstract forget(reader: string): void;
  abstract all(): ReaderReport[];
}

/** A reader is late when items wait longer than its limit, or when nobody has asked its source for that long. */
export const isLate = (r: ReaderReport, now: Date): boolean =>
  r.lagMs > r.lagLimitMs ||
  (r.state !== 'starting' &&
    r.state !== 'stopped' &&
    (!r.checkedAt || now.getTime() - r.checkedAt.getTime() > r.lagLimitMs));
