import { AuditLog, Clock, Outbox, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { EmployeeDismissed } from '../../contract/employee-dismissed.event.js';
import { EmployeeRegister } from '../ports/employee-register.port.js';
import { SessionBook } from '../ports/session-book.port.js';
import { GuardLastAdministrator } from '../steps/guard-last-administrator.step.js';

@UseCase()
export class DismissEmployee {
  constructor(
    private readonly employees: EmployeeRegister,
    private readonly sessions: SessionBook,
    private readonly administrators: GuardLastAdministrator,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws EmployeeMissing, EmployeeGone, LastAdministrator */
  execute({ employeeId }: { employeeId: string }): Promise<void> {
    return this.work.run(async () => {
      await this.administrators.hold();
      const employee = await this.employees.takeForChange(employeeId);
      await this.administrators.execute({ leaving: employee });
      const at = this.clock.now();
      employee.dismiss(at);
      await this.employees.save(employee);
      await this.sessions.endAllOf(employeeId);
      const { role, branchId, deputyId } = employee.state;
      this.audit.record({
        action: 'team.employee-dismissed',
        subject: `employee:${employeeId}`,
        before: { role },
        after: null,
      });
      this.outbox.add(EmployeeDismissed.of({ employeeId, branchId, deputyId, dismissedAt: at.toISOString() }));
    });
  }
}
