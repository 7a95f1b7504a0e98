import { Clock, newId } from '@prorab/kernel';
import { ChangeFeed, FileStore, Jobs, UseCase } from '@prorab/platform/marks';
import { isCustomersOwn, type Recipients } from '../../domain/answer-recipients.js';
import { AnswerTooLarge, MailboxCannotSend } from '../../domain/answer.errors.js';
import { Answer } from '../../domain/answer.js';
import type { LetterRecord } from '../../domain/letter-record.js';
import { bareSubject } from '../../domain/subject.js';
import { mailDomain } from '../../domain/text/mail-domain.js';
import type { ThreadState } from '../../domain/thread.js';
import { THREAD_HEADER, ownMessageId, replyAddress } from '../../domain/threading-policy.js';
import { mailStream, sendJob } from '../mail-names.js';
import { MailSettings } from '../mail-settings.js';
import { AnswerBook } from '../ports/answer-book.port.js';
import type { Colleague } from '../ports/colleagues.port.js';
import { LetterComposer } from '../ports/letter-composer.port.js';
import type { Upload } from '../ports/uploads.port.js';

export interface AnswerOrder extends Recipients {
  readonly thread: ThreadState;
  readonly author: Pick<Colleague, 'id' | 'name'> | null;
  readonly replyTo: LetterRecord | null;
  readonly subject?: string | undefined;
  readonly text: string;
  readonly html: string | null;
  readonly quote: boolean;
  readonly attachments: readonly Upload[];
  readonly delayMs: number;
}
const QUOTED = 20_000;
const REFERENCES = 20;

/** Makes a finished letter of an order and puts it in the queue. */
@UseCase()
export class AnswerWriting {
  constructor(
    private readonly composer: LetterComposer,
    private readonly files: FileStore,
    private readonly answers: AnswerBook,
    private readonly jobs: Jobs,
    private readonly feed: ChangeFeed,
    private readonly settings: MailSettings,
    private readonly clock: Clock,
  ) {}

  /** Outside of a unit of work: the source is written to a file, the same bytes for every attempt. @throws DraftRefused */
  async compose(order: AnswerOrder): Promise<Answer> {
    const { thread, author, replyTo, to, cc, text, html, attachments } = order;
    const box = this.settings.writingFrom(thread.mailbox);
    if (!box?.address) throw new MailboxCannotSend(thread.mailbox);
    const { answerBytes, signature } = this.settings.values;
    if (attachments.reduce((sum, { size }) => sum + size, 0) > answerBytes) throw new AnswerTooLarge(answerBytes);
    const now = this.clock.now();
    const id = newId();
    const messageId = ownMessageId(thread.id, id.replaceAll('-', ''), mailDomain(box.address));
    const from = { address: box.address, name: [author?.name, box.title].filter(Boolean).join(', ') };
    // One line, as it will arrive: what is shown on the desk is what the customer reads.
    const subject =
      order.subject?.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim() || `Re: ${bareSubject(thread.subject)}`;
    const original = isCustomersOwn(replyTo) ? replyTo : null;
    const raw = await this.files.put(
      this.composer.compose({
        ...{ from, to, cc, subject, messageId, text, date: now },
        ...(html !== null && { html }),
        ...(box.plusAddressing && { replyTo: { address: replyAddress(box.address, thread.id), name: from.name } }),
        ...(author && { signature: signature.replaceAll('{name}', author.name) }),
        ...(original && order.quote && { quote: this.#quote(original, thread.mailbox) }),
        ...(original?.messageId && {
          inReplyTo: original.messageId,
          references: [...original.references, original.messageId].slice(-REFERENCES),
        }),
        attachments: attachments.map(({ name, type, hash }) => ({
          name,
          contentType: type,
          open: () => this.#source(hash),
        })),
        automatic: author === null,
        headers: {
          [THREAD_HEADER.replace(/(?<=^|-)[a-z]/g, (c) => c.toUpperCase())]: thread.id,
          ...(author === null && { 'X-Prorab-Automatic': 'yes', 'X-Auto-Response-Suppress': 'All' }),
        },
      }),
    );
    return Answer.write({
      ...{ id, threadId: thread.id, replyToLetterId: replyTo?.id ?? null, mailbox: box.name, from, to, cc, text, html },
      authorId: author?.id ?? null,
      automatic: author === null,
      subject: subject.slice(0, 1000),
      attachments,
      messageId,
      rawHash: raw.hash,
      rawSize: raw.size,
      dueAt: new Date(now.getTime() + order.delayMs),
      createdAt: now,
    });
  }

  /** Inside a unit of work. */
  async queue(answer: Answer): Promise<void> {
    await this.answers.add(answer);
    await this.schedule(answer);
  }
  async schedule({ state }: Answer): Promise<void> {
    await this.jobs.enqueue({ ...sendOrder(state), payload: { answerId: state.id }, runAt: state.dueAt });
    this.announce(state);
  }
  announce({ id, threadId, status, authorId, dueAt, response, recipients }: Answer['state']): void {
    this.feed.append({
      stream: mailStream,
      kind: 'answer-changed',
      subject: id,
      payload: { answerId: id, threadId, status, authorId, dueAt: dueAt.toISOString(), response, recipients },
    });
  }

  #quote({ date, from, text }: LetterRecord, mailbox: string): { head: string; text: string } {
    const day = new Intl.DateTimeFormat('ru-RU', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: this.settings.zoneOf(mailbox),
    }).format(date);
    return { head: `${day}, ${from?.name || from?.address || ''} пишет:`, text: text.slice(0, QUOTED) };
  }
  async *#source(hash: string): AsyncIterable<Uint8Array> {
    yield* (await this.files.open(hash)) as AsyncIterable<Uint8Array>;
  }
}

/** Each time that an answer becomes due is an order of its own. */
export const sendOrder = ({ id, attempts, dueAt }: Pick<Answer['state'], 'id' | 'attempts' | 'dueAt'>) => ({
  job: sendJob,
  key: `${id}.${attempts}@${dueAt.toISOString()}`,
});
