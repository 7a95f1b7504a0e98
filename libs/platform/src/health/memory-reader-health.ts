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
