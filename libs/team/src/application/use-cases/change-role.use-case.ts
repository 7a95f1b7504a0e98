import { AuditLog, Clock, Outbox, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { Role } from '../../domain/role.js';
import { EmployeeRegister } from '../ports/employee-register.port.js';
import { employeeChanged } from '../steps/employee-changed.js';
import { GuardLastAdministrator } from '../steps/guard-last-administrator.step.js';

/** New rights hold from the next request on: sessions ask for the role each time. */
@UseCase()
export class ChangeRole {
  constructor(
    private readonly employees: EmployeeRegister,
    private readonly administrators: GuardLastAdministrator,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws EmployeeMissing, EmployeeGone, EmployeeInvalid, LastAdministrator */
  execute({ employeeId, role }: { employeeId: string; role: Role }): Promise<void> {
    return this.work.run(async () => {
      await this.administrators.hold();
      const employee = await this.employees.takeForChange(employeeId);
      if (role !== 'administrator') await this.administrators.execute({ leaving: employee });
      const before = employee.state.role;
      if (!employee.changeRole(role)) return;
      await this.employees.save(employee);
      this.audit.record({
        action: 'team.role-changed',
        subject: `employee:${employeeId}`,
        before: { role: before },
        after: { role },
      });
      this.outbox.add(employeeChanged(employee, ['role'], this.clock.now()));
    });
  }
}
