import { newId } from '@prorab/kernel';
import type { WeeklyHours } from '@prorab/kernel';
import { AuditLog, Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { Account } from '../../domain/account.js';
import { Branch } from '../../domain/branch.js';
import type { BranchState } from '../../domain/branch.js';
import type { Employee } from '../../domain/employee.js';
import type { Role } from '../../domain/role.js';
import { BranchMissing } from '../../domain/team-errors.js';
import { BranchBook } from '../ports/branch-book.port.js';
import { EmployeeRegister } from '../ports/employee-register.port.js';
import { TokenMint } from '../ports/token-mint.port.js';
import { AdmitEmployee } from '../steps/admit-employee.step.js';
import { ChangeEmployee } from './change-employee.use-case.js';

export interface CompanyOrder {
  /** Everybody's, for trying out; without it each gets one of his own, to be replaced at the first login. */
  readonly demoPassword?: string;
  /** `key` is what the employees below name them by. */
  readonly branches: readonly ({ readonly key: string } & Omit<BranchState, 'id'>)[];
  readonly employees: readonly {
    readonly login: string;
    readonly name: string;
    readonly role: Role;
    readonly branch: string;
    readonly emails: readonly string[];
    readonly extension: string | null;
    readonly capacity: number;
    /** Login of the standing deputy. */
    readonly deputy: string | null;
    readonly hours: WeeklyHours | null;
  }[];
}

export interface LoadedCompany {
  /** False: somebody works here already, nothing was done. */
  readonly loaded: boolean;
  /** Said once. */
  readonly logins: readonly { login: string; name: string; role: Role; password: string }[];
}

/** Fills an empty house with a whole company; all of it or nothing, and never again once anybody works here. */
@UseCase()
export class LoadCompany {
  constructor(
    private readonly employees: EmployeeRegister,
    private readonly branches: BranchBook,
    private readonly locks: Locks,
    private readonly admission: AdmitEmployee,
    private readonly changeEmployee: ChangeEmployee,
    private readonly tokens: TokenMint,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws BranchMissing if an employee names a branch that is not in the list, and all that hiring throws */
  async execute(company: CompanyOrder): Promise<LoadedCompany> {
    if ((await this.employees.list()).length > 0) return { loaded: false, logins: [] };
    const branches = new Map(
      company.branches.map(({ key, ...facts }) => [key, Branch.open({ ...facts, id: newId() })]),
    );
    const people: { employee: Employee; account: Account; password: string }[] = [];
    for (const { branch, deputy: _later, ...person } of company.employees) {
      const branchId = branches.get(branch)?.id;
      if (!branchId) throw new BranchMissing(branch);
      const password = company.demoPassword ?? this.tokens.recoveryCode();
      const mustChangePassword = company.demoPassword === undefined;
      const prepared = await this.admission.prepare({ ...person, password, mustChangePassword, branchId });
      people.push({ ...prepared, password });
    }
    return this.work.run(async () => {
      await this.locks.hold('team.first-start');
      if ((await this.employees.list()).length > 0) return { loaded: false, logins: [] };
      for (const branch of branches.values()) await this.branches.save(branch);
      for (const person of people) await this.admission.admit(person);
      const ids = new Map(people.map(({ employee }, i) => [company.employees[i]?.login, employee.id]));
      for (const { login, deputy } of company.employees) {
        const [employeeId, deputyId] = [ids.get(login), deputy ? ids.get(deputy) : null];
        if (employeeId && deputyId) await this.changeEmployee.execute({ employeeId, change: { deputyId } });
      }
      this.audit.record({
        action: 'team.company-loaded',
        subject: 'company',
        after: { branches: branches.size, employees: people.length },
      });
      const logins = people.map(({ employee: { state }, account, password }) => ({
        login: account.state.login,
        name: state.name,
        role: state.role,
        password,
      }));
      return { loaded: true, logins };
    });
  }
}
