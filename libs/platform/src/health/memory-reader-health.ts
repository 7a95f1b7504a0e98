import { Injectable } from '@nestjs/common';
import { ReaderHealth, type ReaderReport } from '../marks/index.js';

/** What the readers of this instance last told. */
@Injectable()
export class MemoryReaderHealth extends ReaderHealth {
  readonly #reports = new Map<string, ReaderReport>();
  report(report: ReaderReport): void {
    this.#reports.set(report.reader, report);
  }
  forget(reader: string): void {
    this.#reports.delete(reader);
  }
  all(): ReaderReport[] {
    return [...this.#reports.values()];
  }
}

/** A reader is late when items wait longer than its limit, or when nobody has asked its source for that long. */
export const isLate = (r: ReaderReport, now: Date): boolean =>
  r.lagMs > r.lagLimitMs ||
  (r.state !== 'starting' &&
    r.state !== 'stopped' &&
    (!r.checkedAt || now.getTime() - r.checkedAt.getTime() > r.lagLimitMs));
