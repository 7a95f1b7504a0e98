import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { SessionBook } from '../ports/session-book.port.js';

@UseCase()
export class LogOutEverywhere {
  constructor(
    private readonly sessions: SessionBook,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @param exceptSessionId the session that asks, if it may stay */
  execute({
    employeeId,
    exceptSessionId,
  }: {
    employeeId: string;
    exceptSessionId?: string;
  }): Promise<{ ended: number }> {
    return this.work.run(async () => {
      const ended = await this.sessions.endAllOf(
        employeeId,
        exceptSessionId ? { sessionId: exceptSessionId } : undefined,
      );
      this.audit.record({ action: 'team.logged-out-everywhere', subject: `employee:${employeeId}`, after: { ended } });
      return { ended };
    });
  }
}
