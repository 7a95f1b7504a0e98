import { AuditLog, Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { AccountBook } from '../ports/account-book.port.js';
import { OneTimeCodes } from '../ports/one-time-codes.port.js';
import { SessionBook } from '../ports/session-book.port.js';
import { TokenMint } from '../ports/token-mint.port.js';
import { recoveryDigest } from '../steps/prove-second-factor.step.js';

const RECOVERY_CODES = 10;

/** The second half: the authenticator shows the right code. Sessions that were opened without it end, save the one that asks. */
@UseCase()
export class ConfirmSecondFactor {
  constructor(
    private readonly accounts: AccountBook,
    private readonly sessions: SessionBook,
    private readonly codes: OneTimeCodes,
    private readonly tokens: TokenMint,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns recovery codes, said once @throws EmployeeMissing, SecondFactorState, SecondFactorRefused */
  execute({
    employeeId,
    sessionId,
    code,
  }: {
    employeeId: string;
    sessionId: string;
    code: string;
  }): Promise<{ recoveryCodes: string[] }> {
    return this.work.run(async () => {
      const account = await this.accounts.takeForChange(employeeId);
      const at = this.clock.now();
      const step = await this.codes.stepOf(account.state.secondFactor?.secret ?? '', code.replace(/\s/g, ''), at);
      const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => this.tokens.recoveryCode());
      account.confirm(
        step,
        recoveryCodes.map((plain) => recoveryDigest(this.tokens, plain)),
        at,
      );
      await this.accounts.save(account);
      await this.sessions.endAllOf(employeeId, { sessionId });
      this.audit.record({ action: 'team.second-factor-on', subject: `employee:${employeeId}` });
      return { recoveryCodes };
    });
  }
}
