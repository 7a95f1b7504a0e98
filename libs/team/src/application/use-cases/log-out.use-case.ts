import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { SessionBook } from '../ports/session-book.port.js';

@UseCase()
export class LogOut {
  constructor(
    private readonly sessions: SessionBook,
    private readonly work: UnitOfWork,
  ) {}

  execute({ sessionId }: { sessionId: string }): Promise<void> {
    return this.work.run(() => this.sessions.end(sessionId));
  }
}
