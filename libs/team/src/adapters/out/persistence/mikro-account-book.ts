import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { Database } from '@prorab/platform';
import { instant, instantOrNull } from '@prorab/platform/marks';
import { AccountBook } from '../../../application/ports/account-book.port.js';
import { SecretBox } from '../../../application/ports/secret-box.port.js';
import { Account } from '../../../domain/account.js';
import type { AccountState } from '../../../domain/account.js';
import { EmployeeMissing, LoginTaken } from '../../../domain/team-errors.js';
import { AccountRow } from './team.rows.js';

interface Row {
  employee_id: string;
  login: string;
  password_hash: string;
  must_change_password: number | boolean;
  password_changed_at: unknown;
  factor_secret: string | null;
  factor_confirmed_at: unknown;
  factor_last_step: number | null;
  recovery_codes: string | null;
}
const ALL =
  'select employee_id, login, password_hash, must_change_password, password_changed_at, factor_secret, factor_confirmed_at, factor_last_step, recovery_codes from team_account';

/** The secret of the authenticator lies sealed in its row, bound to the employee. */
@Injectable()
export class MikroAccountBook extends AccountBook {
  constructor(
    private readonly database: Database,
    private readonly box: SecretBox,
  ) {
    super();
  }
  async takeForChange(employeeId: string): Promise<Account> {
    const [row] = await this.database.all<Row>(`${ALL} where employee_id = ?${this.database.forUpdate}`, [employeeId]);
    if (!row) throw new EmployeeMissing(employeeId);
    return this.#accountOf(row);
  }
  async byEmployee(employeeId: string): Promise<Account | null> {
    const [row] = await this.database.all<Row>(`${ALL} where employee_id = ?`, [employeeId]);
    return row ? this.#accountOf(row) : null;
  }
  async byLogin(login: string): Promise<Account | null> {
    const [row] = await this.database.all<Row>(`${ALL} where login = ?`, [login]);
    return row ? this.#accountOf(row) : null;
  }
  async save({ state }: Account): Promise<void> {
    const { employeeId, secondFactor, ...plain } = state;
    const row = {
      ...plain,
      factorSecret: secondFactor ? this.box.seal(secondFactor.secret, about(employeeId)) : null,
      factorConfirmedAt: secondFactor?.confirmedAt ?? null,
      factorLastStep: secondFactor?.lastStep ?? null,
      recoveryCodes: secondFactor ? JSON.stringify(secondFactor.recoveryCodes) : null,
    };
    const em = this.database.em();
    try {
      // No upsert: MySQL's would change the other row that has the same login.
      if ((await em.nativeUpdate(AccountRow, { employeeId }, row)) === 0)
        await em.insert(AccountRow, { employeeId, ...row });
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException) throw new LoginTaken(state.login);
      throw error;
    }
  }

  #accountOf(row: Row): Account {
    return Account.restore({
      employeeId: row.employee_id,
      login: row.login,
      passwordHash: row.password_hash,
      mustChangePassword: Boolean(row.must_change_password),
      passwordChangedAt: instant(row.password_changed_at),
      secondFactor: this.#secondFactorOf(row),
    });
  }
  #secondFactorOf(row: Row): AccountState['secondFactor'] {
    if (row.factor_secret === null) return null;
    return {
      secret: this.box.open(row.factor_secret, about(row.employee_id)),
      confirmedAt: instantOrNull(row.factor_confirmed_at),
      lastStep: Number(row.factor_last_step),
      recoveryCodes: JSON.parse(row.recovery_codes ?? '[]') as string[],
    };
  }
}

const about = (employeeId: string): string => `team_account.factor_secret:${employeeId}`;
