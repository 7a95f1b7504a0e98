import { AuditLog, Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { LoginRules } from '../../domain/login-rules.js';
import { checkPassword } from '../../domain/password-policy.js';
import { EmployeeMissing } from '../../domain/team-errors.js';
import { AccountBook } from '../ports/account-book.port.js';
import { PasswordHasher } from '../ports/password-hasher.port.js';
import { SessionBook } from '../ports/session-book.port.js';
import { TokenMint } from '../ports/token-mint.port.js';
import { ProvePassword } from '../steps/prove-password.step.js';

/** By an administrator, for one who forgot his: all sessions end, the lock opens, and it must be replaced at the first login. */
@UseCase()
export class SetPassword {
  constructor(
    private readonly accounts: AccountBook,
    private readonly sessions: SessionBook,
    private readonly password: ProvePassword,
    private readonly hasher: PasswordHasher,
    private readonly tokens: TokenMint,
    private readonly rules: LoginRules,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws EmployeeMissing, PasswordRefused */
  async execute({ employeeId, password }: { employeeId: string; password: string }): Promise<void> {
    const account = await this.accounts.byEmployee(employeeId);
    if (!account) throw new EmployeeMissing(employeeId);
    checkPassword(password, { shortest: this.rules.shortestPassword, login: account.state.login });
    const hash = await this.hasher.hash(password);
    await this.work.run(async () => {
      const taken = await this.accounts.takeForChange(employeeId);
      taken.changePassword(hash, this.clock.now(), { byOther: true });
      await this.accounts.save(taken);
      await this.password.succeed({ attemptsKey: this.tokens.digest(`account:${employeeId}`) });
      await this.sessions.endAllOf(employeeId);
      this.audit.record({ action: 'team.password-set', subject: `employee:${employeeId}` });
    });
  }
}
