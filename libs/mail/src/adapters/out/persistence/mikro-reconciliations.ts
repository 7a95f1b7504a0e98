import { Database, insertAll } from '@prorab/platform';
import { Query, type SqlValue, instant } from '@prorab/platform/marks';
import { type DayDifference, Reconciliations } from '../../../application/ports/reconciliations.port.js';

@Query()
export class MikroReconciliations extends Reconciliations {
  constructor(private readonly database: Database) {
    super();
  }
  async replace(mailbox: string, folder: string, differences: readonly DayDifference[]): Promise<DayDifference[]> {
    const old = await this.database.all<{ day: string; missing: number }>(
      'select day, missing from mail_difference where mailbox = ? and folder = ?',
      [mailbox, folder],
    );
    const before = new Map(old.map((r) => [r.day, Number(r.missing)]));
    await this.database.run('delete from mail_difference where mailbox = ? and folder = ?', [mailbox, folder]);
    const rows = differences.map((d) => ({
      mailbox,
      folder,
      day: d.day,
      on_server: d.onServer,
      stored: d.stored,
      put_aside: d.putAside,
      missing: d.missing,
      checked_at: d.checkedAt,
    }));
    await insertAll(this.database, 'mail_difference', rows);
    return differences.filter((d) => d.missing > (before.get(d.day) ?? 0));
  }
  async all(): Promise<DayDifference[]> {
    const rows = await this.database.all<Record<string, SqlValue>>(
      'select * from mail_difference order by day desc, mailbox, folder limit 1000',
    );
    return rows.map((r) => ({
      mailbox: String(r.mailbox),
      folder: String(r.folder),
      day: String(r.day),
      onServer: Number(r.on_server),
      stored: Number(r.stored),
      putAside: Number(r.put_aside),
      missing: Number(r.missing),
      checkedAt: instant(r.checked_at),
    }));
  }
}
