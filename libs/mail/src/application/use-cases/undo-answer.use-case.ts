import { Jobs, UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { AnswerOfAnother } from '../../domain/answer.errors.js';
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

  /** @param ofOthers the actor may take back what others wrote. @throws AnswerMissing, AnswerOfAnother, AnswerUnderWay */
  execute({ answerId, ofOthers }: { answerId: string; ofOthers: boolean }): Promise<void> {
    return this.work.run(async () => {
      const answer = await this.answers.takeForChange(answerId);
      if (!ofOthers && answer.state.authorId !== actorId()) throw new AnswerOfAnother(answerId);
      if (answer.state.status === 'undone') return;
      answer.undo();
      await this.answers.save(answer);
      await this.jobs.cancel(sendOrder(answer.state));
      this.writing.announce(answer.state);
    });
  }
}
