import { Query, Tables } from '@prorab/platform/marks';
import { loginNameOf } from '../../domain/account.js';
import { EmployeeMissing } from '../../domain/team-errors.js';
import { EMPLOYEE_VIEW, employeeView } from './employee-view.js';
import type { EmployeeView, EmployeeViewRow } from './employee-view.js';

@Query()
export class FindEmployee {
  constructor(private readonly tables: Tables) {}

  /** @throws EmployeeMissing */
  async execute({ employeeId }: { employeeId: string }): Promise<EmployeeView> {
    const [row] = await this.tables.all<EmployeeViewRow>(`${EMPLOYEE_VIEW} where e.id = ?`, [employeeId]);
    if (!row) throw new EmployeeMissing(employeeId);
    return employeeView(row);
  }

  /** By what one logs in with: the login, else any address. @throws EmployeeMissing */
  async byLogin({ login }: { login: string }): Promise<EmployeeView> {
    const name = loginNameOf(login) ?? '';
    const [row] = await this.tables.all<EmployeeViewRow>(
      `${EMPLOYEE_VIEW} where a.login = ? or e.id in (select employee_id from team_address where address = ?)
       order by case when a.login = ? then 0 else 1 end limit 1`,
      [name, name, name],
    );
    if (!row) throw new EmployeeMissing(login);
    return employeeView(row);
  }
}
