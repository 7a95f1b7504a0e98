import { newId } from '@prorab/kernel';
import type { WeeklyHours } from '@prorab/kernel';
import { AuditLog, Clock, Outbox, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { EmployeeHired } from '../../contract/employee-hired.event.js';
import { Account } from '../../domain/account.js';
import { Employee } from '../../domain/employee.js';
import { LoginRules } from '../../domain/login-rules.js';
import { checkPassword } from '../../domain/password-policy.js';
import type { Role } from '../../domain/role.js';
import { BranchMissing } from '../../domain/team-errors.js';
import { AccountBook } from '../ports/account-book.port.js';
import { BranchBook } from '../ports/branch-book.port.js';
import { EmployeeRegister } from '../ports/employee-register.port.js';
import { PasswordHasher } from '../ports/password-hasher.port.js';
import { CheckDeputy } from '../steps/check-deputy.step.js';
import { FreeAddresses } from '../steps/free-addresses.step.js';

export interface HireEmployeeOrder {
  name: string;
  role: Role;
  branchId: string;
  emails: readonly string[];
  extension?: string | null;
  capacity?: number;
  deputyId?: string | null;
  hours?: WeeklyHours | null;
  /** Default: the first address. */
  login?: string;
  password: string;
  /** Default true: what somebody else knows is no secret. */
  mustChangePassword?: boolean;
}

@UseCase()
export class HireEmployee {
  constructor(
    private readonly employees: EmployeeRegister,
    private readonly branches: BranchBook,
    private readonly accounts: AccountBook,
    private readonly hasher: PasswordHasher,
    private readonly addresses: FreeAddresses,
    private readonly deputies: CheckDeputy,
    private readonly rules: LoginRules,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws EmployeeInvalid, BranchMissing, DeputyInvalid, EmailTaken, ExtensionTaken, LoginTaken, PasswordRefused */
  async execute(order: HireEmployeeOrder): Promise<{ employeeId: string }> {
    const { extension = null, capacity = 10, deputyId = null, hours = null, mustChangePassword = true } = order;
    const { name, role, branchId, emails } = order;
    const at = this.clock.now();
    const login = order.login ?? emails[0] ?? '';
    const employee = Employee.hire({
      id: newId(),
      name,
      role,
      branchId,
      emails,
      extension,
      capacity,
      deputyId,
      hours,
      hiredAt: at,
    });
    checkPassword(order.password, { shortest: this.rules.shortestPassword, login });
    const passwordHash = await this.hasher.hash(order.password);
    const account = Account.open({ employeeId: employee.id, login, passwordHash, mustChangePassword }, at);

    await this.work.run(async () => {
      if (!(await this.branches.byId(branchId))) throw new BranchMissing(branchId);
      await this.deputies.execute({ deputyId, of: employee.id });
      await this.addresses.execute({ addresses: employee.state.emails, forEmployee: employee.id });
      await this.employees.add(employee);
      await this.accounts.save(account);
      const { state } = employee;
      this.audit.record({
        action: 'team.employee-hired',
        subject: `employee:${state.id}`,
        before: null,
        after: { name: state.name, role },
      });
      this.outbox.add(
        EmployeeHired.of({
          employeeId: state.id,
          name: state.name,
          role,
          branchId,
          emails: [...state.emails],
          extension,
          capacity,
          hiredAt: at.toISOString(),
        }),
      );
    });
    return { employeeId: employee.id };
  }
}
