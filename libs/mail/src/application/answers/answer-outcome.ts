import { Jobs, Outbox, UseCase } from '@prorab/platform/marks';
import { AnswerFailed, AnswerSent } from '../../contract/index.js';
import type { Answer, AnswerState } from '../../domain/answer.js';
import { contactAnswered } from '../intake/letter-facts-for-sales.js';
import { fileJob } from '../mail-names.js';
import { MailSettings } from '../mail-settings.js';
import { AnswerBook } from '../ports/answer-book.port.js';
import { LetterBook } from '../ports/letter-book.port.js';
import { ThreadBook } from '../ports/thread-book.port.js';
import { AnswerWriting } from './answer-writing.js';

/** Keeps what became of an answer and tells everybody whom it concerns. Inside a unit of work. */
@UseCase()
export class AnswerOutcome {
  constructor(
    private readonly answers: AnswerBook,
    private readonly threads: ThreadBook,
    private readonly letters: LetterBook,
    private readonly writing: AnswerWriting,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly settings: MailSettings,
  ) {}

  async keep(before: AnswerState, answer: Answer, at: Date): Promise<void> {
    const { state } = answer;
    await this.answers.save(answer);
    if (before.sentAt === null && state.sentAt !== null && !state.automatic) await this.#answered(state, state.sentAt);
    if (state.status === before.status && state.attempts === before.attempts) return;
    if (state.status === 'sent') await this.#sent(state);
    if (state.status === 'failed' || state.status === 'uncertain') this.#failed(state, state.status, at);
    if (state.status === 'try-later' || state.status === 'waiting') await this.writing.schedule(answer);
    else this.writing.announce(state);
  }

  async #answered({ id, threadId, authorId }: AnswerState, at: Date): Promise<void> {
    const thread = await this.threads.takeForChange(threadId);
    thread.noteAnswer({ at, authorId });
    await this.threads.saveAll([thread]);
    await this.letters.markAnswered([threadId]);
    this.outbox.add(contactAnswered(threadId, id, { employeeId: authorId, at, via: 'board' }));
  }

  async #sent({ id, threadId, authorId, automatic, recipients, sentAt, mailbox }: AnswerState): Promise<void> {
    const refused = recipients.filter((r) => r.outcome !== 'accepted').map((r) => r.address);
    const at = (sentAt ?? new Date(0)).toISOString();
    this.outbox.add(AnswerSent.of({ answerId: id, threadId, employeeId: authorId, automatic, refused, sentAt: at }));
    if (this.settings.mailbox(mailbox).hasArchive)
      await this.jobs.enqueue({ job: fileJob, key: id, payload: { answerId: id } });
  }

  #failed({ id, threadId, authorId, response }: AnswerState, status: 'failed' | 'uncertain', at: Date): void {
    const reason = (response ?? '').slice(0, 500);
    const told = { answerId: id, threadId, employeeId: authorId, status, reason, at: at.toISOString() };
    this.outbox.add(AnswerFailed.of(told));
  }
}
