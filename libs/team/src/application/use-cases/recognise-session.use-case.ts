import { Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { LoginRules } from '../../domain/login-rules.js';
import type { Role } from '../../domain/role.js';
import { SessionUnknown } from '../../domain/team-errors.js';
import { AccountBook } from '../ports/account-book.port.js';
import { EmployeeRegister } from '../ports/employee-register.port.js';
import { SessionBook } from '../ports/session-book.port.js';
import { TokenMint } from '../ports/token-mint.port.js';

export interface RecognisedSession {
  sessionId: string;
  employeeId: string;
  /** As it is now, not as it was at login. */
  role: Role;
  /** True: every door but the one to `ChangePassword` and `LogOut` stays shut. */
  mustChangePassword: boolean;
  endsAt: Date;
}

/** Who speaks, by the token that came with a request. */
@UseCase()
export class RecogniseSession {
  constructor(
    private readonly sessions: SessionBook,
    private readonly employees: EmployeeRegister,
    private readonly accounts: AccountBook,
    private readonly tokens: TokenMint,
    private readonly rules: LoginRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @param via how the token came. One that was given to a browser only is no bearer token: whoever sends it so has read what no
   * script may read. A program's token may also come as a cookie, since each login leaves both. @throws SessionUnknown
   */
  async execute({ token, via }: { token: string; via: 'bearer' | 'cookie' }): Promise<RecognisedSession> {
    const session = await this.sessions.byTokenHash(this.tokens.digest(token));
    const at = this.clock.now();
    if (!session?.mayComeBy(via) || !session.isAlive(at, this.rules.session)) throw new SessionUnknown();
    const { employeeId } = session.state;
    const [employee, account] = await Promise.all([
      this.employees.byId(employeeId),
      this.accounts.byEmployee(employeeId),
    ]);
    if (!employee?.active || !account) throw new SessionUnknown();
    if (session.touch(at, this.rules.session)) await this.work.run(() => this.sessions.touch(session));
    return {
      sessionId: session.id,
      employeeId,
      role: employee.state.role,
      mustChangePassword: account.state.mustChangePassword,
      endsAt: session.endsAt(this.rules.session),
    };
  }
}
