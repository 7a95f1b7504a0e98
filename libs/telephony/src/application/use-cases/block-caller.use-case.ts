import { Clock } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { UnwelcomeCallers } from '../ports/unwelcome-callers.port.js';

/** Calls of this number are refused from now on. */
@UseCase()
export class BlockCaller {
  constructor(
    private readonly unwelcome: UnwelcomeCallers,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ number, reason }: { number: string; reason: string }): Promise<void> {
    return this.work.run(async () => {
      await this.unwelcome.block({ number, reason, by: actorId(), at: this.clock.now() });
      this.audit.record({ action: 'telephony.caller-blocked', subject: number, after: { reason } });
    });
  }
}
