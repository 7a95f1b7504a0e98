import { Account } from '../../domain/account.js';
import type { AccountState } from '../../domain/account.js';
import { EmployeeMissing, LoginTaken } from '../../domain/team-errors.js';
import { AccountBook } from './account-book.port.js';

export class FakeAccountBook extends AccountBook {
  readonly rows = new Map<string, AccountState>();

  async takeForChange(employeeId: string): Promise<Account> {
    const account = await this.byEmployee(employeeId);
    if (!account) throw new EmployeeMissing(employeeId);
    return account;
  }
  async byEmployee(employeeId: string): Promise<Account | null> {
    const row = this.rows.get(employeeId);
    return row ? Account.restore(row) : null;
  }
  async byLogin(login: string): Promise<Account | null> {
    const row = [...this.rows.values()].find((r) => r.login === login);
    return row ? Account.restore(row) : null;
  }
  async save(account: Account): Promise<void> {
    const { state } = account;
    const other = await this.byLogin(state.login);
    if (other && other.employeeId !== state.employeeId) throw new LoginTaken(state.login);
    this.rows.set(state.employeeId, state);
  }
}
