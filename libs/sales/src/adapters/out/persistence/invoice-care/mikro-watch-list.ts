import { Injectable } from '@nestjs/common';
import { Database, insertAll, marks } from '@prorab/platform';
import { instant } from '@prorab/platform/marks';
import {
  type CareStart,
  WatchList,
  type WatchedInvoice,
} from '../../../../application/ports/invoice-care/watch-list.port.js';
import { type StoredWatch, watchedOf } from '../../../../application/queries/invoice-care/watched-row.js';

const AT_ONCE = 1_000;

@Injectable()
export class MikroWatchList extends WatchList {
  constructor(private readonly database: Database) {
    super();
  }

  async of(keys: readonly string[]): Promise<Map<string, WatchedInvoice>> {
    if (keys.length === 0) return new Map();
    const rows = await this.database.all<StoredWatch>(
      `select * from sales_invoice_watch where invoice_key in (${marks(keys)})`,
      keys,
    );
    return new Map(rows.map((row) => [row.invoice_key, watchedOf(row)]));
  }
  async keep(...watched: readonly WatchedInvoice[]): Promise<void> {
    const rows = watched.map((w) => ({
      ...{ invoice_key: w.invoiceKey, whose_id: w.whoseId, since: w.since, days: w.days },
      ...{ step: w.step?.step ?? null, step_to: w.step?.to ?? null },
      ...{ told_step: w.told?.step ?? null, told_to: w.told?.to ?? null, told_at: w.told?.at ?? null },
      ...{ listed: w.listed, owed: w.owed, chance: w.chance, weight: w.weight, because: JSON.stringify(w.because) },
    }));
    await insertAll(this.database, 'sales_invoice_watch', rows, { replaceBy: 'invoice_key' });
  }
  async drop(keys: readonly string[]): Promise<void> {
    for (let at = 0; at < keys.length; at += AT_ONCE) {
      const part = keys.slice(at, at + AT_ONCE);
      await this.database.run(`delete from sales_invoice_watch where invoice_key in (${marks(part)})`, part);
    }
  }
  async keys({ after, limit }: { after: string | null; limit: number }): Promise<string[]> {
    const rows = await this.database.all<{ invoice_key: string }>(
      `select invoice_key from sales_invoice_watch where invoice_key > ? order by invoice_key limit ${Math.trunc(limit)}`,
      [after ?? ''],
    );
    return rows.map((r) => r.invoice_key);
  }
  async start(): Promise<CareStart | null> {
    const [row] = await this.database.all<{ started_at: unknown }>(
      'select started_at from sales_invoice_care_start where id = 1',
    );
    return row ? { startedAt: instant(row.started_at) } : null;
  }
  async saveStart({ startedAt }: CareStart): Promise<void> {
    const row = { id: 1, started_at: startedAt };
    await insertAll(this.database, 'sales_invoice_care_start', [row], { replaceBy: 'id' });
  }
}
