import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { SessionMissing } from '../../domain/team-errors.js';
import { SessionBook } from '../ports/session-book.port.js';

/** One of one's own: the telephone left in a taxi. */
@UseCase()
export class EndSession {
  constructor(
    private readonly sessions: SessionBook,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws SessionMissing for an ended one, and for somebody else's */
  execute({ employeeId, sessionId }: { employeeId: string; sessionId: string }): Promise<void> {
    return this.work.run(async () => {
      const session = (await this.sessions.of(employeeId)).find(({ id }) => id === sessionId);
      if (!session) throw new SessionMissing(sessionId);
      await this.sessions.end(sessionId);
      const { kind, agent, address } = session.state;
      this.audit.record({
        action: 'team.session-ended',
        subject: `employee:${employeeId}`,
        before: { sessionId, kind, agent, address },
      });
    });
  }
}
