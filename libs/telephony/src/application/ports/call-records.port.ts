import type { ExchangeRecord } from '../../domain/exchange-record.js';

export interface ReadRecord {
  /** null: a line that nobody can read. */
  readonly record: ExchangeRecord | null;
  /** Where to go on behind it. */
  readonly mark: string;
}
/** So much a clock of the exchange may be ahead of ours. */
export const AHEAD_MS = 3_600_000;
export const isYoung = ({ endedAt }: ExchangeRecord, until: Date): boolean =>
  endedAt > until && endedAt.getTime() <= until.getTime() + AHEAD_MS;
/** The exchange's own list of calls, which grows at its end. */
export abstract class CallRecords {
  /** false: nobody has said where it is. */
  abstract readonly isThere: boolean;
  /** Behind all that is written now. @throws RecordsUnreadable */
  abstract end(): Promise<string>;
  /**
   * What was written behind a mark, in the order of the file, up to the first call that has ended after `until`, within `AHEAD_MS` of it: one
   * that ends later still was written by a clock that was wrong, and is not waited for. Also when the file was
   * moved away meanwhile and a new one begun. @throws RecordsUnreadable
   */
  abstract since(mark: string, until: Date, limit: number): Promise<ReadRecord[]>;
  /** Of all calls that have begun in this span. @throws RecordsUnreadable */
  abstract begun(from: Date, to: Date): AsyncIterable<ExchangeRecord>;
}
