import type { ExchangeRecord } from '../../domain/exchange-record.js';
import { CallRecords, type ReadRecord, isYoung } from './call-records.port.js';

export class FakeCallRecords extends CallRecords {
  override readonly isThere = true;
  /** null: a line that nobody can read. */
  readonly written: (ExchangeRecord | null)[] = [];
  async end(): Promise<string> {
    return String(this.written.length);
  }
  async since(mark: string, until: Date, limit: number): Promise<ReadRecord[]> {
    const behind = this.written.slice(Number(mark));
    const young = behind.findIndex((record) => record !== null && isYoung(record, until));
    return behind
      .slice(0, Math.min(limit, young === -1 ? limit : young))
      .map((record, n) => ({ record, mark: String(Number(mark) + n + 1) }));
  }
  async *begun(from: Date, to: Date): AsyncIterable<ExchangeRecord> {
    for (const record of this.written) if (record && record.startedAt >= from && record.startedAt < to) yield record;
  }
}
