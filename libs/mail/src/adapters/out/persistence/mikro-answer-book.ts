import { Database, inPortions, insertAll, marks, type SqlRow } from '@prorab/platform';
import { Query, type SqlValue, instant, instantOrNull } from '@prorab/platform/marks';
import { AnswerBook, type AnswerBrief } from '../../../application/ports/answer-book.port.js';
import { AnswerMissing } from '../../../domain/answer.errors.js';
import { Answer, type AnswerState, type AnswerStatus } from '../../../domain/answer.js';
import { parsed, sha256 } from './sql.js';

type Row = Record<string, SqlValue>;
const BRIEF = 'id, thread_id, message_id, author_id, automatic, status, created_at';

@Query()
export class MikroAnswerBook extends AnswerBook {
  constructor(private readonly database: Database) {
    super();
  }
  async add({ state }: Answer): Promise<void> {
    await insertAll(this.database, 'mail_answer', [answerRow(state)]);
  }
  async takeForChange(id: string): Promise<Answer> {
    const [row] = await this.database.all<Row>(`select * from mail_answer where id = ?${this.database.forUpdate}`, [
      id,
    ]);
    if (!row) throw new AnswerMissing(id);
    return answerOf(row);
  }
  async save({ state }: Answer): Promise<void> {
    await insertAll(this.database, 'mail_answer', [answerRow(state)], { replaceBy: 'id' });
  }
  async byId(id: string): Promise<Answer | null> {
    const [row] = await this.database.all<Row>('select * from mail_answer where id = ?', [id]);
    return row ? answerOf(row) : null;
  }
  async withMessageIds(messageIds: readonly string[]): Promise<AnswerBrief[]> {
    const rows = await inPortions(
      [...new Set(messageIds)].map((id) => sha256(id)),
      (part) => this.database.all<Row>(`select ${BRIEF} from mail_answer where message_hash in (${marks(part)})`, part),
    );
    return rows.map(briefOf);
  }
  async ofThread(threadId: string, limit: number): Promise<Answer[]> {
    const rows = await this.database.all<Row>(
      `select * from mail_answer where thread_id = ? and status <> 'undone' order by id desc limit ${Math.trunc(limit)}`,
      [threadId],
    );
    return rows.reverse().map(answerOf);
  }
  async newerInThread(threadId: string, afterId: string | null): Promise<AnswerBrief[]> {
    const rows = await this.database.all<Row>(
      `select ${BRIEF} from mail_answer where thread_id = ? and id > ? and automatic = ? and status not in ('undone', 'failed') order by id desc`,
      [threadId, afterId ?? '', false],
    );
    return rows.map(briefOf);
  }
  async automaticTo(address: string, since: Date): Promise<Date[]> {
    const rows = await this.database.all<Row>(
      "select created_at from mail_answer where automatic = ? and to_address = ? and created_at >= ? and status <> 'undone' order by created_at",
      [true, address, since],
    );
    return rows.map((r) => instant(r.created_at));
  }
}

const answerRow = ({ from, to, cc, attachments, recipients, messageId, ...s }: AnswerState): SqlRow => ({
  id: s.id,
  thread_id: s.threadId,
  reply_to_letter_id: s.replyToLetterId,
  mailbox: s.mailbox,
  author_id: s.authorId,
  automatic: s.automatic,
  from_address: from.address,
  from_name: from.name.slice(0, 300),
  to_address: to[0]?.address ?? null,
  to: JSON.stringify(to),
  cc: JSON.stringify(cc),
  subject: s.subject,
  text: s.text,
  html: s.html,
  attachments: JSON.stringify(attachments),
  message_hash: sha256(messageId),
  message_id: messageId,
  raw_hash: s.rawHash,
  raw_size: s.rawSize,
  status: s.status,
  due_at: s.dueAt,
  created_at: s.createdAt,
  sending_since: s.sendingSince,
  sent_at: s.sentAt,
  attempts: s.attempts,
  response: s.response?.slice(0, 2000) ?? null,
  recipients: JSON.stringify(recipients),
  filed_at: s.filedAt,
});

const orNull = (value: SqlValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

export const answerOf = (row: Row): Answer =>
  Answer.restore({
    id: String(row.id),
    threadId: String(row.thread_id),
    replyToLetterId: orNull(row.reply_to_letter_id),
    mailbox: String(row.mailbox),
    authorId: orNull(row.author_id),
    automatic: Boolean(row.automatic),
    from: { address: String(row.from_address), name: String(row.from_name) },
    to: parsed(row.to),
    cc: parsed(row.cc),
    subject: String(row.subject),
    text: String(row.text),
    html: orNull(row.html),
    attachments: parsed(row.attachments),
    messageId: String(row.message_id),
    rawHash: String(row.raw_hash),
    rawSize: Number(row.raw_size),
    status: String(row.status) as AnswerStatus,
    dueAt: instant(row.due_at),
    createdAt: instant(row.created_at),
    sendingSince: instantOrNull(row.sending_since),
    sentAt: instantOrNull(row.sent_at),
    attempts: Number(row.attempts),
    response: orNull(row.response),
    recipients: parsed(row.recipients),
    filedAt: instantOrNull(row.filed_at),
  });

const briefOf = (row: Row): AnswerBrief => ({
  id: String(row.id),
  threadId: String(row.thread_id),
  messageId: String(row.message_id),
  authorId: orNull(row.author_id),
  automatic: Boolean(row.automatic),
  status: String(row.status) as AnswerStatus,
  createdAt: instant(row.created_at),
});
