import { Injectable } from '@nestjs/common';
import { Database, insertAll } from '@prorab/platform';
import { type SqlValue, instantOrNull } from '@prorab/platform/marks';
import { PresenceBook } from '../../../application/ports/presence-book.port.js';
import type { PresenceStatus, PresenceWord } from '../../../domain/presence.js';

interface Stored {
  employee_id: string;
  status: PresenceStatus;
  text: string | null;
  last_seen_at: unknown;
}
const wordOf = (r: Stored): PresenceWord => ({
  ...{ employeeId: r.employee_id, status: r.status, text: r.text, lastSeenAt: instantOrNull(r.last_seen_at) },
});

@Injectable()
export class MikroPresenceBook extends PresenceBook {
  constructor(private readonly database: Database) {
    super();
  }
  async all(): Promise<PresenceWord[]> {
    return (await this.database.all<Stored>('select * from messenger_presence')).map(wordOf);
  }
  async of(employeeId: string): Promise<PresenceWord | null> {
    const sql = 'select * from messenger_presence where employee_id = ?';
    const [row] = await this.database.all<Stored>(sql, [employeeId]);
    return row ? wordOf(row) : null;
  }
  async say({ employeeId, status, text }: Omit<PresenceWord, 'lastSeenAt'>): Promise<void> {
    await this.change('status = ?, text = ?', [status, text], { employeeId, status, text, lastSeenAt: null });
  }
  async seen(employeeId: string, lastSeenAt: Date): Promise<void> {
    await this.change('last_seen_at = ?', [lastSeenAt], { employeeId, status: 'online', text: null, lastSeenAt });
  }

  /** Two of a person's desks may do it at once: whoever is second changes the row of the first. */
  private async change(set: string, values: readonly SqlValue[], first: PresenceWord): Promise<void> {
    const { employeeId, status, text, lastSeenAt } = first;
    const row = { employee_id: employeeId, status, text, last_seen_at: lastSeenAt };
    await insertAll(this.database, 'messenger_presence', [row], 'keep');
    await this.database.run(`update messenger_presence set ${set} where employee_id = ?`, [...values, employeeId]);
  }
}
