import { Injectable } from '@nestjs/common';
import { Database, inPortions, insertAll, marks } from '@prorab/platform';
import { type SqlValue, instantOrNull } from '@prorab/platform/marks';
import { RemindingLog } from '../../../application/ports/reminding-log.port.js';
import type { Reminding } from '../../../domain/reminder/reminding.js';
import { type StoredReminding, remindingOf, rowOfReminding } from './reminding-mapping.js';

const silent = "answered_at is null and state <> 'skipped'";
const MOST_SILENT = 200;

@Injectable()
export class MikroRemindingLog extends RemindingLog {
  constructor(private readonly database: Database) {
    super();
  }

  async add(...lines: readonly Reminding[]): Promise<void> {
    await insertAll(this.database, 'assistant_reminding', lines.map(rowOfReminding));
  }
  async save(...lines: readonly Reminding[]): Promise<void> {
    await insertAll(this.database, 'assistant_reminding', lines.map(rowOfReminding), { replaceBy: 'id' });
  }
  async known(keys: readonly string[]): Promise<Set<string>> {
    const rows = await inPortions(keys, (part) =>
      this.database.all<{ natural_key: string }>(
        `select natural_key from assistant_reminding where natural_key in (${marks(part)})`,
        part,
      ),
    );
    return new Set(rows.map((r) => r.natural_key));
  }
  takeSaid(speechKey: string): Promise<Reminding[]> {
    return this.#take('speech_key = ?', [speechKey], 'order by id limit 500');
  }
  async lastOf(reminderIds: readonly string[]): Promise<Map<string, Reminding>> {
    const rows = await inPortions(reminderIds, (part) =>
      this.database.all<StoredReminding>(
        `select l.* from assistant_reminding l join (select reminder_id, max(created_at) as last from assistant_reminding where reminder_id in (${marks(part)}) and state = 'said' group by reminder_id) m on m.reminder_id = l.reminder_id and m.last = l.created_at where l.state = 'said' order by l.id`,
        part,
      ),
    );
    return new Map(rows.map((r) => [r.reminder_id ?? '', remindingOf(r)]));
  }
  async takeSilentOf(reminderIds: readonly string[]): Promise<Reminding[]> {
    const found = await inPortions(reminderIds, (part) =>
      this.#take(
        `reminder_id in (${marks(part)}) and ${silent}`,
        part,
        `order by created_at desc, id desc limit ${MOST_SILENT}`,
      ),
    );
    return found.slice(0, MOST_SILENT);
  }
  takeSilentAbout(subject: string): Promise<Reminding[]> {
    return this.#take(`subject = ? and ${silent}`, [subject], `order by created_at desc, id desc limit ${MOST_SILENT}`);
  }
  async messagesTo(recipientId: string, since: Date): Promise<{ messages: number; lastGatheredAt: Date | null }> {
    const [row] = await this.database.all<{ n: number; gathered: unknown }>(
      'select count(distinct speech_key) as n, max(case when alone = 0 then said_at end) as gathered from assistant_reminding where recipient_id = ? and said_at >= ?',
      [recipientId, since],
    );
    return { messages: Number(row?.n ?? 0), lastGatheredAt: instantOrNull(row?.gathered) };
  }
  takeToEscalate(now: Date, limit: number): Promise<Reminding[]> {
    const where = `escalated_at is null and answered_at is null and escalate_at <= ? and state <> 'skipped'`;
    return this.#take(where, [now], `order by escalate_at, id limit ${limit}`);
  }
  async removeBefore(instant: Date, limit: number): Promise<number> {
    const rows = await this.database.all<{ id: string }>(
      `select id from assistant_reminding where created_at < ? order by created_at, id limit ${Math.trunc(limit)}`,
      [instant],
    );
    const ids = rows.map((r) => r.id);
    if (ids.length === 0) return 0;
    return this.database.run(`delete from assistant_reminding where id in (${marks(ids)})`, ids);
  }
  async silentTo(recipientId: string, since: Date, limit: number): Promise<Reminding[]> {
    const rows = await this.database.all<StoredReminding>(
      `select * from assistant_reminding where recipient_id = ? and said_at >= ? and ${silent} and reminder_id is not null order by due_at, id limit ${limit}`,
      [recipientId, since],
    );
    return rows.map(remindingOf);
  }

  async #take(where: string, params: readonly SqlValue[], tail: string): Promise<Reminding[]> {
    const sql = `select * from assistant_reminding where ${where} ${tail}${this.database.forUpdate}`;
    return (await this.database.all<StoredReminding>(sql, params)).map(remindingOf);
  }
}
