import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { AccountBook } from '../ports/account-book.port.js';
import { SessionBook } from '../ports/session-book.port.js';

/** By an administrator, for one who lost the phone and the recovery codes. */
@UseCase()
export class ResetSecondFactor {
  constructor(
    private readonly accounts: AccountBook,
    private readonly sessions: SessionBook,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws EmployeeMissing, SecondFactorState */
  execute({ employeeId }: { employeeId: string }): Promise<void> {
    return this.work.run(async () => {
      const account = await this.accounts.takeForChange(employeeId);
      account.removeSecondFactor();
      await this.accounts.save(account);
      await this.sessions.endAllOf(employeeId);
      this.audit.record({ action: 'team.second-factor-reset', subject: `employee:${employeeId}` });
    });
  }
}
