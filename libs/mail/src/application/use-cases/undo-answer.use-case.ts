import { Jobs, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { AnswerWriting, sendOrder } from '../answers/answer-writing.js';
import { AnswerBook } from '../ports/answer-book.port.js';

/** Takes an answer back while it still waits. */
@UseCase()
export class UndoAnswer {
  constructor(
    private readonly answers: AnswerBook,
    private readonly writing: AnswerWriting,
    private readonly jobs: Jobs,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws AnswerMissing, AnswerUnderWay */
  execute({ answerId }: { answerId: string }): Promise<void> {
    return this.work.run(async () => {
      const answer = await this.answers.takeForChange(answerId);
      if (answer.state.status === 'undone') return;
      answer.undo();
      await this.answers.save(answer);
      await this.jobs.cancel(sendOrder(answer.state));
      this.writing.announce(answer.state);
    });
  }
}
