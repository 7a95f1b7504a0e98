import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { LoginRefused } from '../../domain/team-errors.js';
import { AccountBook } from '../ports/account-book.port.js';
import { ProvePassword } from '../steps/prove-password.step.js';
import { ProveSecondFactor } from '../steps/prove-second-factor.step.js';

/** One's own, with the password and a code: a stolen session is not enough. */
@UseCase()
export class RemoveSecondFactor {
  constructor(
    private readonly accounts: AccountBook,
    private readonly password: ProvePassword,
    private readonly secondFactor: ProveSecondFactor,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws LoginRefused, LoginLocked, SecondFactorState, SecondFactorRefused */
  async execute({ employeeId, password, code }: { employeeId: string; password: string; code: string }): Promise<void> {
    const account = await this.accounts.byEmployee(employeeId);
    const hash = account?.state.passwordHash ?? null;
    const proof = await this.password.execute({ who: `account:${employeeId}`, hash, password });
    await this.work.run(async () => {
      const taken = await this.accounts.takeForChange(employeeId);
      if (taken.state.passwordHash !== hash) throw new LoginRefused();
      await this.secondFactor.execute({ account: taken, code });
      taken.removeSecondFactor();
      await this.accounts.save(taken);
      await this.password.succeed(proof);
      this.audit.record({ action: 'team.second-factor-off', subject: `employee:${employeeId}` });
    });
  }
}
