import { Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { LoginRules } from '../../domain/login-rules.js';
import { AttemptBook } from '../ports/attempt-book.port.js';
import { SessionBook } from '../ports/session-book.port.js';

/** Sessions that have ended by age, failures that are forgotten anyway. */
@UseCase()
export class ClearStaleLogins {
  constructor(
    private readonly sessions: SessionBook,
    private readonly attempts: AttemptBook,
    private readonly rules: LoginRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(): Promise<{ sessions: number; attempts: number }> {
    return this.work.run(async () => {
      const ago = (ms: number): Date => new Date(this.clock.now().getTime() - ms);
      const { idleMs, longestMs } = this.rules.session;
      const { forgetAfterMs, longestDelayMs } = this.rules.lockOut;
      const sessions = await this.sessions.removeStale({ seenBefore: ago(idleMs), openedBefore: ago(longestMs) });
      // A lock is never longer than what it would have been forgotten after.
      return { sessions, attempts: await this.attempts.removeOlderThan(ago(Math.max(forgetAfterMs, longestDelayMs))) };
    });
  }
}
