import { AuditLog, Clock, Outbox, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { EmployeeChange } from '../../domain/employee.js';
import { BranchMissing } from '../../domain/team-errors.js';
import { BranchBook } from '../ports/branch-book.port.js';
import { EmployeeRegister } from '../ports/employee-register.port.js';
import { CheckDeputy } from '../steps/check-deputy.step.js';
import { employeeChanged } from '../steps/employee-changed.js';
import { FreeAddresses } from '../steps/free-addresses.step.js';

/** Name, branch, addresses, extension, capacity, standing deputy, own hours. Roles: `ChangeRole`. */
@UseCase()
export class ChangeEmployee {
  constructor(
    private readonly employees: EmployeeRegister,
    private readonly branches: BranchBook,
    private readonly addresses: FreeAddresses,
    private readonly deputies: CheckDeputy,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws EmployeeMissing, EmployeeGone, EmployeeInvalid, BranchMissing, DeputyInvalid, EmailTaken, ExtensionTaken */
  execute({ employeeId, change }: { employeeId: string; change: EmployeeChange }): Promise<void> {
    return this.work.run(async () => {
      const employee = await this.employees.takeForChange(employeeId);
      const before = employee.state;
      const changed = employee.change(change);
      if (changed.length === 0) return;
      const after = employee.state;
      if (changed.includes('branchId') && !(await this.branches.byId(after.branchId)))
        throw new BranchMissing(after.branchId);
      if (changed.includes('deputyId')) await this.deputies.execute({ deputyId: after.deputyId, of: employeeId });
      if (changed.includes('emails'))
        await this.addresses.execute({ addresses: after.emails, forEmployee: employeeId });
      await this.employees.save(employee);
      const pick = (state: typeof after): object => Object.fromEntries(changed.map((key) => [key, state[key]]));
      this.audit.record({
        action: 'team.employee-changed',
        subject: `employee:${employeeId}`,
        before: pick(before),
        after: pick(after),
      });
      this.outbox.add(employeeChanged(employee, changed, this.clock.now()));
    });
  }
}
