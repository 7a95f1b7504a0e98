import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { UnwelcomeCallers } from '../ports/unwelcome-callers.port.js';

/** Calls of this number come in again. */
@UseCase()
export class UnblockCaller {
  constructor(
    private readonly unwelcome: UnwelcomeCallers,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  execute({ number }: { number: string }): Promise<void> {
    return this.work.run(async () => {
      if (await this.unwelcome.unblock(number))
        this.audit.record({ action: 'telephony.caller-unblocked', subject: number });
    });
  }
}
