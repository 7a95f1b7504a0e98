import { Injectable } from '@nestjs/common';
import { Database, insertAll } from '@prorab/platform';
import { type SqlValue, instant, instantOrNull } from '@prorab/platform/marks';
import { type LedgerReading, LedgerReadings } from '../../../application/ports/ledger/ledger-readings.port.js';
import type { LedgerSource } from '../../../application/ports/ledger.port.js';

interface Stored {
  source: LedgerSource;
  started_at: unknown;
  checked_at: unknown;
  pulse: string | null;
  recent_at: unknown;
  all_at: unknown;
  failure: string | null;
  failed_at: unknown;
  wanted_at: unknown;
  alarmed_at: unknown;
}
const columns: Record<keyof Omit<LedgerReading, 'source' | 'startedAt'>, string> = {
  checkedAt: 'checked_at',
  pulse: 'pulse',
  recentAt: 'recent_at',
  allAt: 'all_at',
  failure: 'failure',
  failedAt: 'failed_at',
  wantedAt: 'wanted_at',
  alarmedAt: 'alarmed_at',
};
const names = 'source, started_at, checked_at, pulse, recent_at, all_at, failure, failed_at, wanted_at, alarmed_at';
const readingOf = (r: Stored): LedgerReading => ({
  source: r.source,
  startedAt: instant(r.started_at),
  checkedAt: instantOrNull(r.checked_at),
  pulse: r.pulse,
  recentAt: instantOrNull(r.recent_at),
  allAt: instantOrNull(r.all_at),
  failure: r.failure,
  failedAt: instantOrNull(r.failed_at),
  wantedAt: instantOrNull(r.wanted_at),
  alarmedAt: instantOrNull(r.alarmed_at),
});

@Injectable()
export class MikroLedgerReadings extends LedgerReadings {
  constructor(private readonly database: Database) {
    super();
  }
  async of(source: LedgerSource): Promise<LedgerReading | null> {
    const sql = `select ${names} from sales_ledger_reader where source = ?`;
    const [row] = await this.database.all<Stored>(sql, [source]);
    return row ? readingOf(row) : null;
  }
  async all(): Promise<LedgerReading[]> {
    return (await this.database.all<Stored>(`select ${names} from sales_ledger_reader order by source`)).map(readingOf);
  }
  async hold(source: LedgerSource, holder: string, { now, until }: { now: Date; until: Date }): Promise<boolean> {
    const take = (): Promise<number> =>
      this.database.run(
        `update sales_ledger_reader set leased_by = ?, leased_until = ?
         where source = ? and (leased_by is null or leased_by = ? or leased_until <= ?)`,
        [holder, until, source, holder, now],
      );
    if ((await take()) > 0) return true;
    await insertAll(this.database, 'sales_ledger_reader', [{ source, started_at: now }], 'keep');
    // A server counts no row whose values were the same already.
    return (await take()) > 0 || (await this.holderOf(source)) === holder;
  }
  private async holderOf(source: LedgerSource): Promise<string | null> {
    const sql = 'select leased_by from sales_ledger_reader where source = ?';
    const [row] = await this.database.all<{ leased_by: string | null }>(sql, [source]);
    return row?.leased_by ?? null;
  }
  async release(source: LedgerSource, holder: string): Promise<void> {
    await this.database.run(
      'update sales_ledger_reader set leased_by = null, leased_until = null where source = ? and leased_by = ?',
      [source, holder],
    );
  }
  async note(source: LedgerSource, changes: Partial<Omit<LedgerReading, 'source' | 'startedAt'>>): Promise<void> {
    const set = Object.entries(changes) as [keyof typeof columns, SqlValue][];
    if (set.length === 0) return;
    await this.database.run(
      `update sales_ledger_reader set ${set.map(([name]) => `${columns[name]} = ?`).join(', ')} where source = ?`,
      [...set.map(([, value]) => value), source],
    );
  }
  async remove(source: LedgerSource): Promise<void> {
    await this.database.run('delete from sales_ledger_reader where source = ?', [source]);
  }
}
