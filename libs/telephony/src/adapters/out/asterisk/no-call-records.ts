import { CallRecords, type ReadRecord } from '../../../application/ports/call-records.port.js';
import type { ExchangeRecord } from '../../../domain/exchange-record.js';

/** `telephony.exchange.records` does not stand in the configuration. */
export class NoCallRecords extends CallRecords {
  override readonly isThere = false;
  async end(): Promise<string> {
    return '';
  }
  async since(): Promise<ReadRecord[]> {
    return [];
  }
  async *begun(): AsyncIterable<ExchangeRecord> {
    yield* [];
  }
}
