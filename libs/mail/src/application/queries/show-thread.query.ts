import { Query, type SqlValue, Tables, instant, instantOrNull } from '@prorab/platform/marks';
import { ThreadMissing } from '../../domain/answer.errors.js';
import { HTML_LATER } from '../../domain/letter-record.js';
import { splitReply } from '../../domain/text/split-reply.js';
import { AnswerBook } from '../ports/answer-book.port.js';
import { ShowHtml, type ShownHtml } from '../use-cases/show-html.use-case.js';
import { type AnswerView, answerView } from './answer-view.js';
import { BRIEF_COLUMNS, type LetterBrief, letterBrief } from './letter-brief.js';
import type { AttachmentView, BounceView } from './letter-view.js';
import { bounceView } from './show-letter.query.js';

type Row = Record<string, SqlValue>;
export interface ThreadLetter extends LetterBrief {
  ownText: string;
  quotedText: string;
  signature: string;
  safeHtml: string | null;
  hasRemoteImages: boolean;
  files: AttachmentView[];
}
export interface ThreadView {
  id: string;
  subject: string;
  mailbox: string;
  customer: { address: string; name: string } | null;
  relatedThreadId: string | null;
  lastAnswerAt: string | null;
  /** In the order of time; copies of answers of the board are left out, the answers stand for them. */
  items: ({ what: 'letter'; at: string; letter: ThreadLetter } | { what: 'answer'; at: string; answer: AnswerView })[];
}
const MOST = 200;

/** A conversation on one screen: five questions, however long it is. The newest two hundred letters. */
@Query()
export class ShowThread {
  constructor(
    private readonly tables: Tables,
    private readonly answers: AnswerBook,
    private readonly html: ShowHtml,
  ) {}

  /** @throws ThreadMissing */
  async execute({ threadId }: { threadId: string }): Promise<ThreadView> {
    const [thread] = await this.tables.all<Row>(
      'select id, subject, mailbox, customer_address, customer_name, related_thread_id, last_answer_at from mail_thread where id = ?',
      [threadId],
    );
    if (!thread) throw new ThreadMissing(threadId);
    const rows = await this.tables.all<Row>(
      `select ${BRIEF_COLUMNS}, c.text, c.safe_html, l.has_remote_images, l.raw_hash, l.raw_start, l.raw_length from mail_letter l join mail_content c on c.letter_id = l.id
        where l.thread_id = ? and l.answer_id is null order by l.id desc limit ${MOST}`,
      [threadId],
    );
    const unseen = rows.filter((row) => row.safe_html === HTML_LATER);
    const made = unseen.length
      ? await this.html.execute({ letters: unseen.map(sourceOf) })
      : new Map<string, ShownHtml>();
    const files = await this.tables.all<Row>(
      `select a.letter_id, a.n, a.name, a.declared_type, a.detected_type, a.size, a.hash, a.content_id, a.inline
        from mail_attachment a join mail_letter l on l.id = a.letter_id where l.thread_id = ? order by a.n limit 2000`,
      [threadId],
    );
    const bounces = await this.tables.all<Row>(
      'select letter_id, answer_id, recipient, status, diagnostic, kind, at from mail_bounce where thread_id = ? order by at limit 200',
      [threadId],
    );
    const answers = await this.answers.ofThread(threadId, MOST);
    const ofAnswer = (id: string): BounceView[] => bounces.filter((b) => b.answer_id === id).map(bounceView);
    const ofLetter = (id: string): AttachmentView[] => files.filter((f) => f.letter_id === id).map(attachmentView);
    const items: ThreadView['items'] = [
      ...rows.map((row) => {
        const letter = { ...threadLetter(row, ofLetter(String(row.id))), ...made.get(String(row.id)) };
        return { what: 'letter' as const, at: letter.history ? letter.date : letter.receivedAt, letter };
      }),
      ...answers.map(({ state }) => {
        const answer = answerView(state, ofAnswer(state.id));
        return { what: 'answer' as const, at: answer.sentAt ?? answer.createdAt, answer };
      }),
    ];
    return {
      id: String(thread.id),
      subject: String(thread.subject),
      mailbox: String(thread.mailbox),
      customer:
        thread.customer_address === null
          ? null
          : { address: String(thread.customer_address), name: String(thread.customer_name) },
      relatedThreadId: thread.related_thread_id === null ? null : String(thread.related_thread_id),
      lastAnswerAt: instantOrNull(thread.last_answer_at)?.toISOString() ?? null,
      items: items.sort((a, b) => (a.at < b.at ? -1 : 1)),
    };
  }
}

const sourceOf = (row: Row) => ({
  id: String(row.id),
  rawHash: String(row.raw_hash),
  rawStart: Number(row.raw_start),
  rawLength: Number(row.raw_length),
  receivedAt: instant(row.received_at),
});
const threadLetter = (row: Row, files: AttachmentView[]): ThreadLetter => ({
  ...letterBrief(row),
  ...splitReply(String(row.text)),
  safeHtml: row.safe_html === null ? null : String(row.safe_html),
  hasRemoteImages: Boolean(row.has_remote_images),
  files,
});
const attachmentView = (row: Row): AttachmentView => ({
  n: Number(row.n),
  name: String(row.name),
  type: String(row.detected_type ?? row.declared_type),
  size: Number(row.size),
  inline: Boolean(row.inline),
  contentId: row.content_id === null ? null : String(row.content_id),
  hash: String(row.hash),
});
