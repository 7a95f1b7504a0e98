import { Injectable } from '@nestjs/common';
import { Database, insertAll, marks } from '@prorab/platform';
import { type SqlValue, instant } from '@prorab/platform/marks';
import {
  type DueOwner,
  type HeldForReturn,
  ReminderBook,
  dueMark,
} from '../../../application/ports/reminder-book.port.js';
import { ReminderMissing } from '../../../domain/reminder/reminder-errors.js';
import type { Reminder } from '../../../domain/reminder/reminder.js';
import { type StoredReminderRow, reminderOf, rowOfReminder } from './reminder-mapping.js';

const notOver = "state not in ('done', 'cancelled')";

@Injectable()
export class MikroReminderBook extends ReminderBook {
  constructor(private readonly database: Database) {
    super();
  }

  async add(...reminders: readonly Reminder[]): Promise<void> {
    await insertAll(
      this.database,
      'assistant_reminder',
      reminders.map((r) => rowOfReminder(r, r.state.version + 1)),
    );
    for (const reminder of reminders) reminder.stored(reminder.state.version + 1);
  }
  async save(...reminders: readonly Reminder[]): Promise<void> {
    const rows = reminders.map((r) => rowOfReminder(r, r.state.version + 1));
    await insertAll(this.database, 'assistant_reminder', rows, { replaceBy: 'id' });
    for (const reminder of reminders) reminder.stored(reminder.state.version + 1);
  }
  async takeForChange(id: string): Promise<Reminder> {
    const [reminder] = await this.#take('id = ?', [id]);
    if (!reminder) throw new ReminderMissing({ reminderId: id });
    return reminder;
  }
  async byNumber(owner: string, number: number): Promise<string | null> {
    const sql = 'select id from assistant_reminder where owner = ? and number = ?';
    return (await this.database.all<{ id: string }>(sql, [owner, number]))[0]?.id ?? null;
  }
  async nextNumber(owner: string): Promise<number> {
    const sql = 'select max(number) as n from assistant_reminder where owner = ?';
    return Number((await this.database.all<{ n: number | null }>(sql, [owner]))[0]?.n ?? 0) + 1;
  }
  async countOpen(owner: string): Promise<number> {
    const sql = `select count(*) as n from assistant_reminder where owner = ? and ${notOver}`;
    return Number((await this.database.all<{ n: number }>(sql, [owner]))[0]?.n ?? 0);
  }
  async dueOwners(now: Date, limit: number): Promise<DueOwner[]> {
    const rows = await this.database.all<{ owner: string; last: unknown; changed: unknown; n: number }>(
      `select owner, max(fire_at) as last, max(changed_at) as changed, count(*) as n from assistant_reminder where fire_at <= ? group by owner order by min(fire_at), owner limit ${limit}`,
      [now],
    );
    return rows.map((r) => {
      const lastFireAt = instant(r.last);
      return { owner: r.owner, lastFireAt, mark: dueMark(lastFireAt, instant(r.changed), Number(r.n)) };
    });
  }
  takeDue(owner: string, now: Date, limit: number): Promise<Reminder[]> {
    return this.#take('owner = ? and fire_at <= ?', [owner, now], `order by fire_at, id limit ${limit}`);
  }
  takeAbout(about: string, rule?: string): Promise<Reminder[]> {
    const where = `about_key = ?${rule === undefined ? '' : ' and rule = ?'} and ${notOver}`;
    return this.#take(where, [about, ...(rule === undefined ? [] : [rule])], 'order by id limit 500');
  }
  async latestAbout(about: string, rule: string): Promise<Reminder | null> {
    return (await this.#take('about_key = ? and rule = ?', [about, rule], 'order by id desc limit 1'))[0] ?? null;
  }
  plannedFor(owner: string, until: Date, limit: number): Promise<Reminder[]> {
    return this.#take(
      `owner = ? and ${notOver} and fire_at < ?`,
      [owner, until],
      `order by fire_at, id limit ${limit}`,
    );
  }
  takeOfOwner(owner: string, limit: number): Promise<Reminder[]> {
    return this.#take(`owner = ? and ${notOver}`, [owner], `order by number limit ${limit}`);
  }
  async removeOverBefore(instant: Date, limit: number): Promise<number> {
    const rows = await this.database.all<{ id: string }>(
      `select r.id from assistant_reminder r where r.state in ('done', 'cancelled') and r.changed_at < ?
         and exists (select 1 from assistant_reminder n where n.owner = r.owner and n.number > r.number)
       order by r.changed_at, r.id limit ${Math.trunc(limit)}`,
      [instant],
    );
    const ids = rows.map((r) => r.id);
    if (ids.length === 0) return 0;
    return this.database.run(`delete from assistant_reminder where id in (${marks(ids)})`, ids);
  }
  async heldForReturn(now: Date): Promise<HeldForReturn[]> {
    const rows = await this.database.all<{ owner: string; n: number; until: unknown }>(
      "select owner, count(*) as n, max(not_before) as until from assistant_reminder where held_because = 'absent' and not_before > ? and state = 'planned' group by owner order by owner limit 500",
      [now],
    );
    return rows.map((r) => ({ owner: r.owner, count: Number(r.n), until: instant(r.until) }));
  }

  async #take(where: string, params: readonly SqlValue[], tail = ''): Promise<Reminder[]> {
    const sql = `select * from assistant_reminder where ${where} ${tail}${this.database.forUpdate}`;
    return (await this.database.all<StoredReminderRow>(sql, params)).map(reminderOf);
  }
}
