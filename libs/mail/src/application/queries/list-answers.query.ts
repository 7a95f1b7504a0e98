import { Query, type SqlValue, Tables, instant, instantOrNull } from '@prorab/platform/marks';
import type { AnswerStatus } from '../../domain/answer.js';

export interface AnswerBrief {
  id: string;
  threadId: string;
  authorId: string | null;
  automatic: boolean;
  to: { address: string; name: string }[];
  subject: string;
  status: string;
  dueAt: string;
  createdAt: string;
  sentAt: string | null;
  attempts: number;
  response: string | null;
}

/** `to` is a word of SQL. */
const recipients = '`to` as recipients_to';

/** What we wrote, the newest first; with `status` the ones that wait for a person: uncertain, failed. */
@Query()
export class ListAnswers {
  constructor(private readonly tables: Tables) {}

  /** @returns one more than `limit`, if there are */
  async execute({
    limit,
    after,
    status,
  }: {
    limit: number;
    after: string | null;
    status: readonly AnswerStatus[];
  }): Promise<AnswerBrief[]> {
    const where = [
      ...(status.length ? [`status in (${status.map(() => '?').join(', ')})`] : []),
      ...(after ? ['id < ?'] : []),
    ];
    const rows = await this.tables.all<Record<string, SqlValue>>(
      `select id, thread_id, author_id, automatic, ${recipients}, subject, status, due_at, created_at, sent_at, attempts, response
       from mail_answer ${where.length ? `where ${where.join(' and ')}` : ''} order by id desc limit ${limit + 1}`,
      [...status, ...(after ? [after] : [])],
    );
    return rows.map((r) => ({
      id: String(r.id),
      threadId: String(r.thread_id),
      authorId: r.author_id === null ? null : String(r.author_id),
      automatic: Boolean(Number(r.automatic)),
      to: JSON.parse(String(r.recipients_to)) as AnswerBrief['to'],
      subject: String(r.subject),
      status: String(r.status),
      dueAt: instant(r.due_at).toISOString(),
      createdAt: instant(r.created_at).toISOString(),
      sentAt: instantOrNull(r.sent_at)?.toISOString() ?? null,
      attempts: Number(r.attempts),
      response: r.response === null ? null : String(r.response),
    }));
  }
}
