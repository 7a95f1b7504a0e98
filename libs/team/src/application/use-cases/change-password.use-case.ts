import { AuditLog, Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { LoginRules } from '../../domain/login-rules.js';
import { checkPassword } from '../../domain/password-policy.js';
import { LoginRefused, PasswordRefused } from '../../domain/team-errors.js';
import { AccountBook } from '../ports/account-book.port.js';
import { PasswordHasher } from '../ports/password-hasher.port.js';
import { SessionBook } from '../ports/session-book.port.js';
import { ProvePassword } from '../steps/prove-password.step.js';

/** One's own, knowing the old one. All other sessions end. */
@UseCase()
export class ChangePassword {
  constructor(
    private readonly accounts: AccountBook,
    private readonly sessions: SessionBook,
    private readonly password: ProvePassword,
    private readonly hasher: PasswordHasher,
    private readonly rules: LoginRules,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws LoginRefused if the old one is wrong, LoginLocked, PasswordRefused */
  async execute({
    employeeId,
    sessionId,
    current,
    next,
  }: {
    employeeId: string;
    sessionId: string;
    current: string;
    next: string;
  }): Promise<void> {
    const account = await this.accounts.byEmployee(employeeId);
    const hash = account?.state.passwordHash ?? null;
    const proof = await this.password.execute({ who: `account:${employeeId}`, hash, password: current });
    if (!account) throw new LoginRefused();
    try {
      checkPassword(next, { shortest: this.rules.shortestPassword, login: account.state.login });
      if (next === current) throw new PasswordRefused('same-as-before', this.rules.shortestPassword);
    } catch (error) {
      await this.password.takeBack(proof);
      throw error;
    }
    const nextHash = await this.hasher.hash(next);
    await this.work.run(async () => {
      const taken = await this.accounts.takeForChange(employeeId);
      if (taken.state.passwordHash !== hash) throw new LoginRefused();
      taken.changePassword(nextHash, this.clock.now(), { byOther: false });
      await this.accounts.save(taken);
      await this.password.succeed(proof);
      await this.sessions.endAllOf(employeeId, { sessionId });
      this.audit.record({ action: 'team.password-changed', subject: `employee:${employeeId}` });
    });
  }
}
