import { Database, inPortions, insertAll, marks } from '@prorab/platform';
import { Query, type SqlValue, instant, instantOrNull } from '@prorab/platform/marks';
import { type AwaitedLetter, ThreadBook } from '../../../application/ports/thread-book.port.js';
import { ThreadMissing } from '../../../domain/answer.errors.js';
import { Thread } from '../../../domain/thread.js';
import { parsed, sha256 } from './sql.js';

@Query()
export class MikroThreadBook extends ThreadBook {
  constructor(private readonly database: Database) {
    super();
  }

  async takeForChange(id: string): Promise<Thread> {
    const [thread] = await this.takeAll([id]);
    if (!thread) throw new ThreadMissing(id);
    return thread;
  }

  async takeAll(ids: readonly string[]): Promise<Thread[]> {
    const rows = await inPortions([...new Set(ids)].sort(), (part) =>
      this.database.all<Record<string, SqlValue>>(
        `select * from mail_thread where id in (${marks(part)}) order by id${this.database.forUpdate}`,
        part,
      ),
    );
    return rows.map(threadOf);
  }

  async saveAll(threads: readonly Thread[]): Promise<void> {
    const rows = threads.map(({ state: s }) => ({
      id: s.id,
      subject: s.subject,
      mailbox: s.mailbox,
      customer_address: s.customerAddress?.slice(0, 320) ?? null,
      customer_name: s.customerName.slice(0, 200),
      participants: JSON.stringify(s.participants),
      related_thread_id: s.relatedThreadId,
      opened_at: s.openedAt,
      last_at: s.lastAt,
      last_customer_letter_id: s.lastCustomerLetterId,
      last_customer_at: s.lastCustomerAt,
      last_answer_at: s.lastAnswerAt,
      last_staff_id: s.lastStaffId,
      letters: s.letters,
      unattended_auto_answers: s.unattendedAutoAnswers,
    }));
    await insertAll(this.database, 'mail_thread', rows, { replaceBy: 'id' });
  }

  async awaited(messageIds: readonly string[]): Promise<AwaitedLetter[]> {
    const rows = await inPortions(
      [...new Set(messageIds)].map((id) => sha256(id)),
      (part) =>
        this.database.all<{ message_id: string; thread_id: string }>(
          `select message_id, thread_id from mail_awaited where message_hash in (${marks(part)})`,
          part,
        ),
    );
    return rows.map((r) => ({ messageId: r.message_id, threadId: r.thread_id }));
  }

  async await(letters: readonly AwaitedLetter[]): Promise<void> {
    const rows = letters.map(({ messageId, threadId }) => ({
      message_hash: sha256(messageId),
      message_id: messageId.slice(0, 1000),
      thread_id: threadId,
    }));
    await insertAll(this.database, 'mail_awaited', rows, 'keep');
  }
}

const orNull = (value: SqlValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

const threadOf = (row: Record<string, SqlValue>): Thread =>
  Thread.restore({
    id: String(row.id),
    subject: String(row.subject),
    mailbox: String(row.mailbox),
    customerAddress: orNull(row.customer_address),
    customerName: String(row.customer_name),
    participants: parsed(row.participants),
    relatedThreadId: orNull(row.related_thread_id),
    openedAt: instant(row.opened_at),
    lastAt: instant(row.last_at),
    lastCustomerLetterId: orNull(row.last_customer_letter_id),
    lastCustomerAt: instantOrNull(row.last_customer_at),
    lastAnswerAt: instantOrNull(row.last_answer_at),
    lastStaffId: orNull(row.last_staff_id),
    letters: Number(row.letters),
    unattendedAutoAnswers: Number(row.unattended_auto_answers),
  });
