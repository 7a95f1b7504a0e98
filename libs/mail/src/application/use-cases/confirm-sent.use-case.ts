import { Clock } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { AnswerOutcome } from '../answers/answer-outcome.js';
import { AnswerBook } from '../ports/answer-book.port.js';

/** A person knows that an uncertain answer arrived. */
@UseCase()
export class ConfirmSent {
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
      answer.confirmSent(this.clock.now());
      await this.outcome.keep(before, answer, this.clock.now());
      this.audit.record({ action: 'mail.answer.confirm', subject: `answer:${answerId}` });
    });
  }
}
