import { UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { checkedRecipients, defaultRecipients } from '../../domain/answer-recipients.js';
import { AnswerEmpty, AnsweredMeanwhile, ThreadMissing, UploadMissing } from '../../domain/answer.errors.js';
import type { AnswerState } from '../../domain/answer.js';
import type { MailAddress } from '../../domain/letter-facts.js';
import { AnswerWriting } from '../answers/answer-writing.js';
import { HouseJudges } from '../house-judges.js';
import { MailSettings } from '../mail-settings.js';
import { AnswerBook } from '../ports/answer-book.port.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { HtmlCleaner } from '../ports/html-cleaner.port.js';
import { LetterBook } from '../ports/letter-book.port.js';
import { ThreadBook } from '../ports/thread-book.port.js';
import { type Upload, Uploads } from '../ports/uploads.port.js';

export interface AnswerRequest {
  threadId: string;
  /** The newest letter and the newest answer that the writer had before his eyes. */
  seenLetterId: string | null;
  seenAnswerId?: string | null;
  text?: string;
  html?: string | null;
  /** Without them the customer of the conversation gets it. */
  to?: readonly MailAddress[];
  cc?: readonly MailAddress[];
  subject?: string;
  /** Hashes of uploads or of attachments of letters. */
  attachments?: readonly { hash: string; name?: string }[];
  quote?: boolean;
  /** Send although somebody else answered meanwhile. */
  anyway?: boolean;
}

/** An answer from the board. It leaves after the time to undo it. */
@UseCase()
export class WriteAnswer {
  constructor(
    private readonly threads: ThreadBook,
    private readonly letters: LetterBook,
    private readonly answers: AnswerBook,
    private readonly uploads: Uploads,
    private readonly colleagues: Colleagues,
    private readonly judges: HouseJudges,
    private readonly cleaner: HtmlCleaner,
    private readonly writing: AnswerWriting,
    private readonly settings: MailSettings,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws ThreadMissing, AnsweredMeanwhile, RecipientMissing, RecipientInvalid, AnswerEmpty, UploadMissing, AnswerTooLarge, DraftRefused */
  async execute(request: AnswerRequest): Promise<AnswerState> {
    const { own } = await this.judges.today();
    const [known] = await this.threads.takeAll([request.threadId]);
    if (!known) throw new ThreadMissing(request.threadId);
    const thread = known.state;
    const html = request.html ? this.cleaner.clean(request.html) : null;
    const text = request.text?.trim() || (html ? this.cleaner.textOf(html) : '');
    const attachments = await this.#attachments(request.attachments ?? []);
    if (!text.trim() && attachments.length === 0) throw new AnswerEmpty();
    const answeredId = request.seenLetterId ?? thread.lastCustomerLetterId;
    const seen = answeredId ? await this.letters.byId(answeredId) : null;
    const replyTo =
      seen?.threadId === thread.id && seen.direction === 'in' ? seen : await this.#lastOf(thread.lastCustomerLetterId);
    const defaults = defaultRecipients(thread, replyTo, own);
    const given = request.to?.length
      ? { to: request.to, cc: request.cc ?? [] }
      : { to: defaults.to, cc: request.cc ?? defaults.cc };
    const author = await this.#author();
    const answer = await this.writing.compose({
      ...checkedRecipients(given, own),
      ...{ thread, author, replyTo, subject: request.subject, text, html, attachments },
      quote: request.quote ?? true,
      delayMs: this.settings.values.undoMs,
    });
    await this.work.run(async () => {
      // The thread's row is the lock of all who answer in it.
      await this.threads.takeForChange(thread.id);
      if (!request.anyway) await this.#refuseIfAnswered(request, this.settings.zoneOf(thread.mailbox));
      await this.writing.queue(answer);
    });
    return answer.state;
  }

  async #refuseIfAnswered({ threadId, seenLetterId, seenAnswerId }: AnswerRequest, zone: string): Promise<void> {
    const seen =
      [seenLetterId, seenAnswerId ?? null]
        .filter((id) => id !== null)
        .sort()
        .at(-1) ?? null;
    const [answer] = await this.answers.newerInThread(threadId, seen);
    if (answer) {
      const { id, authorId, createdAt: at } = answer;
      throw new AnsweredMeanwhile({ what: 'answer', id, who: await this.#nameOf(authorId), at }, zone);
    }
    const [letter] = await this.letters.newerInThread(threadId, seenLetterId);
    if (!letter) return;
    const what = letter.direction === 'in' ? 'customer-letter' : 'own-letter';
    const who = letter.authorId ? await this.#nameOf(letter.authorId) : letter.from;
    throw new AnsweredMeanwhile({ what, id: letter.id, who, at: letter.at }, zone);
  }

  async #attachments(wanted: readonly { hash: string; name?: string }[]): Promise<Upload[]> {
    const found = new Map((await this.uploads.find(wanted.map(({ hash }) => hash))).map((u) => [u.hash, u]));
    return wanted.map(({ hash, name }) => {
      const upload = found.get(hash);
      if (!upload) throw new UploadMissing(hash);
      return { ...upload, name: name || upload.name };
    });
  }
  async #author(): Promise<{ id: string; name: string } | null> {
    const id = actorId();
    return id ? { id, name: await this.#nameOf(id) } : null;
  }
  async #nameOf(employeeId: string | null): Promise<string> {
    return (await this.colleagues.list()).find(({ id }) => id === employeeId)?.name ?? '';
  }
  async #lastOf(letterId: string | null) {
    return letterId ? this.letters.byId(letterId) : null;
  }
}
