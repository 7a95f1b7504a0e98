import { createHash, randomBytes } from 'node:crypto';
import { type Database, insertAll, marks } from '@prorab/platform';
import type { ExchangeVisit } from '../../../application/ports/ledger/ledger-exchange.port.js';
import { counted, setCounter } from './exchange-counter.js';
import type { Scope } from './exchange-entries.js';
import { listOf } from './import-book.js';

const SILENT_MS = 2 * 3_600_000;
const LONGEST_MS = 24 * 3_600_000;
const KEPT_MS = 7 * 24 * 3_600_000;

interface Row {
  number: number | string;
  version: string | null;
  whole: string;
  opened_at: Date;
  last_at: Date;
}
const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Visits of 1C; of the secret of each only the digest is kept. */
export class VisitBook {
  constructor(private readonly database: Database) {}

  /** Inside a unit of work. */
  async open(now: Date): Promise<{ token: string; visit: ExchangeVisit }> {
    const token = randomBytes(32).toString('base64url');
    const number = await counted(this.database, 'visit', 1);
    const row = { token: digest(token), number, version: null, whole: '', files: 0, bytes: 0 };
    await insertAll(this.database, 'sales_exchange_visit', [{ ...row, opened_at: now, last_at: now }]);
    await setCounter(this.database, 'heard', now.getTime());
    return { token, visit: { number, version: null, openedAt: now } };
  }
  async of(token: string, now: Date): Promise<ExchangeVisit | null> {
    const [row] = await this.database.all<Row>(
      'select number, version, opened_at, last_at from sales_exchange_visit where token = ? and last_at > ? and opened_at > ?',
      [digest(token), new Date(now.getTime() - SILENT_MS), new Date(now.getTime() - LONGEST_MS)],
    );
    if (!row) return null;
    await this.database.run('update sales_exchange_visit set last_at = ? where number = ?', [now, Number(row.number)]);
    await setCounter(this.database, 'heard', now.getTime());
    return { number: Number(row.number), version: row.version, openedAt: new Date(row.opened_at) };
  }
  async prepare(visit: number, version: string | null): Promise<void> {
    const sql = "update sales_exchange_visit set version = ?, whole = '', files = 0, bytes = 0 where number = ?";
    await this.database.run(sql, [version?.slice(0, 20) ?? null, visit]);
  }
  /** What a visit has sent so far. */
  async sent(visit: number): Promise<{ files: number; bytes: number }> {
    const sql = 'select files, bytes from sales_exchange_visit where number = ?';
    const [row] = await this.database.all<{ files: number; bytes: number | string }>(sql, [visit]);
    return { files: Number(row?.files ?? 0), bytes: Number(row?.bytes ?? 0) };
  }
  async count(visit: number, bytes: number): Promise<void> {
    const sql = 'update sales_exchange_visit set files = files + 1, bytes = bytes + ? where number = ?';
    await this.database.run(sql, [bytes, visit]);
  }
  async whole(visit: number): Promise<Scope[]> {
    const sql = 'select whole from sales_exchange_visit where number = ?';
    const [row] = await this.database.all<{ whole: string }>(sql, [visit]);
    return listOf(row?.whole ?? '');
  }
  async setWhole(visit: number, kinds: readonly Scope[]): Promise<void> {
    await this.database.run('update sales_exchange_visit set whole = ? where number = ?', [kinds.join(','), visit]);
  }
  /** Forgets some of the old. @returns their numbers */
  async forgetOld(now: Date): Promise<number[]> {
    const before = new Date(now.getTime() - KEPT_MS);
    const sql = 'select number from sales_exchange_visit where last_at < ? order by last_at limit 20';
    const rows = await this.database.all<{ number: number | string }>(sql, [before]);
    const numbers = rows.map((r) => Number(r.number));
    for (const table of ['sales_exchange_import where visit', 'sales_exchange_visit where number'])
      if (numbers.length > 0) await this.database.run(`delete from ${table} in (${marks(numbers)})`, numbers);
    return numbers;
  }
}
