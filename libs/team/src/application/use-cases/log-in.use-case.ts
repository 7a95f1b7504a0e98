import { newId } from '@prorab/kernel';
import { AuditLog, Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { loginNameOf } from '../../domain/account.js';
import type { Account } from '../../domain/account.js';
import { LoginRules } from '../../domain/login-rules.js';
import type { Role } from '../../domain/role.js';
import { Session } from '../../domain/session.js';
import { LoginRefused, SecondFactorRequired } from '../../domain/team-errors.js';
import { AccountBook } from '../ports/account-book.port.js';
import { EmployeeRegister } from '../ports/employee-register.port.js';
import { SessionBook } from '../ports/session-book.port.js';
import { TokenMint } from '../ports/token-mint.port.js';
import { ProvePassword } from '../steps/prove-password.step.js';
import { ProveSecondFactor } from '../steps/prove-second-factor.step.js';

export interface LogInOrder {
  /** The login or any address of the employee. */
  login: string;
  password: string;
  /** Of the authenticator, or a recovery code; only where the account asks for it. */
  code?: string;
  kind: 'bearer' | 'cookie';
  /** The client's own words and its address. */
  agent: string;
  address: string;
}

export interface LoggedIn {
  /** Said once, never stored. */
  token: string;
  sessionId: string;
  employeeId: string;
  role: Role;
  /** Until then this session is good for `ChangePassword` only. */
  mustChangePassword: boolean;
  /** If it is not used any more; at the latest after the longest length. */
  endsAt: Date;
}

@UseCase()
export class LogIn {
  constructor(
    private readonly accounts: AccountBook,
    private readonly employees: EmployeeRegister,
    private readonly sessions: SessionBook,
    private readonly password: ProvePassword,
    private readonly secondFactor: ProveSecondFactor,
    private readonly tokens: TokenMint,
    private readonly rules: LoginRules,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws LoginRefused, LoginLocked, SecondFactorRequired, SecondFactorRefused */
  async execute(order: LogInOrder): Promise<LoggedIn> {
    const account = await this.#accountOf(order.login);
    const hash = account?.state.passwordHash ?? null;
    const who = account ? `account:${account.employeeId}` : `name:${order.login.trim().toLowerCase()}`;
    const proof = await this.password.execute({ who, hash, password: order.password });
    if (!account) throw new LoginRefused();
    if (account.hasSecondFactor && !order.code) {
      await this.password.takeBack(proof);
      throw new SecondFactorRequired();
    }
    const token = this.tokens.token();
    return this.work.run(async () => {
      const taken = await this.accounts.takeForChange(account.employeeId);
      const employee = await this.employees.byId(account.employeeId);
      // Between the check and here the password may have been changed, the employee dismissed, the second factor turned on.
      if (taken.state.passwordHash !== hash || !employee?.active) throw new LoginRefused();
      if (taken.hasSecondFactor) await this.secondFactor.execute({ account: taken, code: order.code ?? '' });
      await this.accounts.save(taken);
      await this.password.succeed(proof);
      const session = Session.open({
        id: newId(),
        employeeId: employee.id,
        tokenHash: this.tokens.digest(token),
        kind: order.kind,
        openedAt: this.clock.now(),
        agent: order.agent,
        address: order.address,
      });
      await this.sessions.add(session);
      this.audit.record({
        action: 'team.logged-in',
        subject: `employee:${employee.id}`,
        after: { kind: order.kind, address: order.address },
      });
      return {
        token,
        sessionId: session.id,
        employeeId: employee.id,
        role: employee.state.role,
        mustChangePassword: taken.state.mustChangePassword,
        endsAt: session.endsAt(this.rules.session),
      };
    });
  }

  /** Two questions to the store whether or not there is such an account. */
  async #accountOf(login: string): Promise<Account | null> {
    const name = loginNameOf(login) ?? '';
    const byLogin = await this.accounts.byLogin(name);
    const employee = byLogin ? await this.employees.byId(byLogin.employeeId) : await this.employees.byEmail(name);
    if (!employee?.active) return null;
    return byLogin ?? this.accounts.byEmployee(employee.id);
  }
}
