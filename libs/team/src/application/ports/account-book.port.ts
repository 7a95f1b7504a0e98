import type { Account } from '../../domain/account.js';

export abstract class AccountBook {
  /** Locks the account until the surrounding unit of work ends. @throws EmployeeMissing if the employee has none */
  abstract takeForChange(employeeId: string): Promise<Account>;
  abstract byEmployee(employeeId: string): Promise<Account | null>;
  /** @param login normalised (`loginNameOf`) */
  abstract byLogin(login: string): Promise<Account | null>;
  /** New or changed. @throws LoginTaken */
  abstract save(account: Account): Promise<void>;
}
