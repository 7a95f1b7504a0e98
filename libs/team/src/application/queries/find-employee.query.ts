import { Query, Tables } from '@prorab/platform/marks';
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
}
