import { Clock } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { AnswerOutcome } from '../answers/answer-outcome.js';
import { AnswerBook } from '../ports/answer-book.port.js';

/** A person wants an answer sent again whose fate nobody knows, or which failed. */
@UseCase()
export class ResendUncertain {
  constructor(
    private readonly answers: AnswerBook,
    private readonly outcome: AnswerOutcome,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AnswerMissing, AnswerNotUncertain */
  execute({ answerId }: { answerId: string }): Promise<void> {
    return this.work.run(async () => {
      const answer = await this.answers.takeForChange(answerId);
      const before = answer.state;
      answer.resend(this.clock.now());
      await this.outcome.keep(before, answer, this.clock.now());
      this.audit.record({
        action: 'mail.answer.resend',
        subject: `answer:${answerId}`,
        before: { status: before.status },
      });
    });
  }
}
