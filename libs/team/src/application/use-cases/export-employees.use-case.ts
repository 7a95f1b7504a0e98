import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { EmployeeState } from '../../domain/employee.js';
import { BranchBook } from '../ports/branch-book.port.js';
import { EmployeeRegister } from '../ports/employee-register.port.js';

export interface ExportedEmployee extends EmployeeState {
  readonly branch: string;
}

/** Everybody, the dismissed too, for a table outside. Who took it is written down before it is given out. */
@UseCase()
export class ExportEmployees {
  constructor(
    private readonly employees: EmployeeRegister,
    private readonly branches: BranchBook,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  execute(): Promise<ExportedEmployee[]> {
    return this.work.run(async () => {
      const employees = await this.employees.list();
      const names = new Map((await this.branches.list()).map(({ state }) => [state.id, state.name]));
      this.audit.record({
        action: 'team.employees-exported',
        subject: 'employees',
        after: { count: employees.length },
      });
      return employees.map(({ state }) => ({ ...state, branch: names.get(state.branchId) ?? '' }));
    });
  }
}
