import { newId } from '@prorab/kernel';
import type { WeeklyHours } from '@prorab/kernel';
import { AuditLog, Clock, Outbox, UseCase } from '@prorab/platform/marks';
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
import { CheckDeputy } from './check-deputy.step.js';
import { FreeAddresses } from './free-addresses.step.js';

export interface Admission {
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

/** Hiring in two halves: the slow one before the unit of work, the other inside it. */
@UseCase()
export class AdmitEmployee {
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
    private readonly clock: Clock,
  ) {}

  /** @throws EmployeeInvalid, PasswordRefused */
  async prepare(order: Admission): Promise<{ employee: Employee; account: Account }> {
    const { extension = null, capacity = 10, deputyId = null, hours = null, mustChangePassword = true } = order;
    const { name, role, branchId, emails } = order;
    const at = this.clock.now();
    const login = order.login ?? emails[0] ?? '';
    const facts = { id: newId(), name, role, branchId, emails, extension, capacity, deputyId, hours, hiredAt: at };
    const employee = Employee.hire(facts);
    checkPassword(order.password, { shortest: this.rules.shortestPassword, login });
    const passwordHash = await this.hasher.hash(order.password);
    const account = Account.open({ employeeId: employee.id, login, passwordHash, mustChangePassword }, at);
    return { employee, account };
  }

  /** Runs in the caller's unit of work. @throws BranchMissing, DeputyInvalid, EmailTaken, ExtensionTaken, LoginTaken */
  async admit({ employee, account }: { employee: Employee; account: Account }): Promise<void> {
    const { id: employeeId, name, role, branchId, emails, extension, capacity, deputyId, hiredAt } = employee.state;
    if (!(await this.branches.byId(branchId))) throw new BranchMissing(branchId);
    await this.deputies.execute({ deputyId, of: employeeId });
    await this.addresses.execute({ addresses: emails, forEmployee: employeeId });
    await this.employees.add(employee);
    await this.accounts.save(account);
    this.audit.record({
      action: 'team.employee-hired',
      subject: `employee:${employeeId}`,
      before: null,
      after: { name, role },
    });
    const facts = { employeeId, name, role, branchId, extension, capacity };
    this.outbox.add(EmployeeHired.of({ ...facts, emails: [...emails], hiredAt: hiredAt.toISOString() }));
  }
}
