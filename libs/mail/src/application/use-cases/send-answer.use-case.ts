import { Clock } from '@prorab/kernel';
import { FileStore, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { AnswerState, WireOutcome } from '../../domain/answer.js';
import { AnswerOutcome } from '../answers/answer-outcome.js';
import { AnswerBook } from '../ports/answer-book.port.js';
import { MailSender } from '../ports/mail-sender.port.js';

/**
 * One attempt to send an answer. That it is being sent is committed before the first byte leaves, so a process that dies on the way
 * leaves a mark, and whoever comes after asks a person instead of sending it twice.
 */
@UseCase()
export class SendAnswer {
  constructor(
    private readonly answers: AnswerBook,
    private readonly outcome: AnswerOutcome,
    private readonly sender: MailSender,
    private readonly files: FileStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute({ answerId }: { answerId: string }): Promise<void> {
    const begun = await this.work.run(async () => {
      const answer = await this.answers.takeForChange(answerId);
      const before = answer.state;
      const goes = answer.beginSending(this.clock.now());
      if (answer.state.status !== before.status) await this.outcome.keep(before, answer, this.clock.now());
      return goes ? { state: answer.state, to: answer.openRecipients } : null;
    });
    if (!begun) return;
    const said = await this.#send(begun.state, begun.to);
    await this.work.run(async () => {
      const answer = await this.answers.takeForChange(answerId);
      const before = answer.state;
      answer.settle(begun.state.attempts, said, this.clock.now());
      await this.outcome.keep(before, answer, this.clock.now());
    });
  }

  async #send({ rawHash, rawSize, from, automatic }: AnswerState, to: readonly string[]): Promise<WireOutcome> {
    const files = this.files;
    try {
      return await this.sender.send({
        // Nobody wants bounces of a machine's letter (RFC 3834).
        from: automatic ? '' : from.address,
        to,
        size: rawSize,
        async *open() {
          yield* (await files.open(rawHash)) as AsyncIterable<Uint8Array>;
        },
      });
    } catch (error) {
      // The source could not be read, so the letter was cut off before its end: no server has taken it.
      return { outcome: 'try-later', response: error instanceof Error ? error.message : String(error), refused: [] };
    }
  }
}
