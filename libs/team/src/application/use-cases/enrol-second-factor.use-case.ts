import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { AccountBook } from '../ports/account-book.port.js';
import { OneTimeCodes } from '../ports/one-time-codes.port.js';

/** The first half: a secret for the authenticator. Nothing is asked at login before `ConfirmSecondFactor`. */
@UseCase()
export class EnrolSecondFactor {
  constructor(
    private readonly accounts: AccountBook,
    private readonly codes: OneTimeCodes,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws EmployeeMissing, SecondFactorState */
  execute({ employeeId }: { employeeId: string }): Promise<{ secret: string; uri: string }> {
    return this.work.run(async () => {
      const account = await this.accounts.takeForChange(employeeId);
      const secret = this.codes.newSecret();
      account.enrol(secret);
      await this.accounts.save(account);
      return { secret, uri: this.codes.enrolmentUri(secret, account.state.login) };
    });
  }
}
