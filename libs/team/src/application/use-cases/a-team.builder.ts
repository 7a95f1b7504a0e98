import { Holidays, ManualClock } from '@prorab/kernel';
import { FakeAuditLog, FakeLocks, FakeOutbox, FakeUnitOfWork } from '@prorab/platform/testing';
import { aBranch } from '../../domain/an-employee.builder.js';
import { LoginRules } from '../../domain/login-rules.js';
import { TeamStaff } from '../facades/team-staff.js';
import { FakeAbsenceBook } from '../ports/fake-absence-book.js';
import { FakeAccountBook } from '../ports/fake-account-book.js';
import { FakeAttemptBook } from '../ports/fake-attempt-book.js';
import { FakeCompanyBook } from '../ports/fake-company-book.js';
import { FakeBranchBook } from '../ports/fake-branch-book.js';
import { FakeEmployeeRegister } from '../ports/fake-employee-register.js';
import { FakeOneTimeCodes } from '../ports/fake-one-time-codes.js';
import { FakePasswordHasher } from '../ports/fake-password-hasher.js';
import { FakeSessionBook } from '../ports/fake-session-book.js';
import { FakeTokenMint } from '../ports/fake-token-mint.js';
import { CancelAbsence } from './cancel-absence.use-case.js';
import { ChangeBranch } from './change-branch.use-case.js';
import { ChangeEmployee } from './change-employee.use-case.js';
import { ChangePassword } from './change-password.use-case.js';
import { ChangeRole } from './change-role.use-case.js';
import { CheckDeputy } from '../steps/check-deputy.step.js';
import { ClearStaleLogins } from './clear-stale-logins.use-case.js';
import { ConfirmSecondFactor } from './confirm-second-factor.use-case.js';
import { DismissEmployee } from './dismiss-employee.use-case.js';
import { EndSession } from './end-session.use-case.js';
import { ExportEmployees } from './export-employees.use-case.js';
import { LoadCompany } from './load-company.use-case.js';
import { AdmitEmployee } from '../steps/admit-employee.step.js';
import { EnrolSecondFactor } from './enrol-second-factor.use-case.js';
import { FreeAddresses } from '../steps/free-addresses.step.js';
import { GuardLastAdministrator } from '../steps/guard-last-administrator.step.js';
import { HireEmployee } from './hire-employee.use-case.js';
import type { HireEmployeeOrder } from './hire-employee.use-case.js';
import { LogIn } from './log-in.use-case.js';
import type { LoggedIn, LogInOrder } from './log-in.use-case.js';
import { LogOutEverywhere } from './log-out-everywhere.use-case.js';
import { LogOut } from './log-out.use-case.js';
import { FreeBranchName } from '../steps/free-branch-name.step.js';
import { OpenBranch } from './open-branch.use-case.js';
import { PlanAbsence } from './plan-absence.use-case.js';
import { ProvePassword } from '../steps/prove-password.step.js';
import { ProveSecondFactor } from '../steps/prove-second-factor.step.js';
import { RecogniseSession } from './recognise-session.use-case.js';
import { RemoveSecondFactor } from './remove-second-factor.use-case.js';
import { ResetSecondFactor } from './reset-second-factor.use-case.js';
import { SetPassword } from './set-password.use-case.js';

export const GOOD_PASSWORD = 'восемь лосей на даче';

/** The whole context over fakes, one branch in Petersburg open, Monday 2026-11-23 at noon in Moscow. */
export function aTeam() {
  const clock = new ManualClock('2026-11-23T09:00:00.000Z');
  const rules = new LoginRules(
    { idleMs: 12 * 3_600_000, longestMs: 14 * 86_400_000, touchEveryMs: 60_000 },
    { free: 3, firstDelayMs: 30_000, longestDelayMs: 100_000, forgetAfterMs: 86_400_000 },
    10,
  );
  const [outbox, audit, work, locks] = [new FakeOutbox(), new FakeAuditLog(), new FakeUnitOfWork(), new FakeLocks()];
  const [employees, branches, absences] = [new FakeEmployeeRegister(), new FakeBranchBook(), new FakeAbsenceBook()];
  const [accounts, sessions, attempts] = [new FakeAccountBook(), new FakeSessionBook(), new FakeAttemptBook()];
  const [hasher, tokens, codes] = [new FakePasswordHasher(), new FakeTokenMint(), new FakeOneTimeCodes()];
  const branch = aBranch();
  branches.rows.set(branch.id, branch.state);

  const deputies = new CheckDeputy(employees);
  const addresses = new FreeAddresses(employees);
  const administrators = new GuardLastAdministrator(employees, locks);
  const password = new ProvePassword(attempts, hasher, tokens, rules, work, clock);
  const secondFactor = new ProveSecondFactor(codes, tokens, clock);
  const admission = new AdmitEmployee(
    employees,
    branches,
    accounts,
    hasher,
    addresses,
    deputies,
    rules,
    outbox,
    audit,
    clock,
  );
  const hireEmployee = new HireEmployee(admission, work);
  const changeEmployee = new ChangeEmployee(employees, branches, addresses, deputies, outbox, audit, work, clock);
  const freeBranchName = new FreeBranchName(branches, locks);
  const openBranch = new OpenBranch(branches, freeBranchName, audit, work);
  const logIn = new LogIn(accounts, employees, sessions, password, secondFactor, tokens, rules, audit, work, clock);

  let hired = 0;
  return {
    clock,
    rules,
    outbox,
    audit,
    locks,
    employees,
    branches,
    absences,
    accounts,
    sessions,
    attempts,
    hasher,
    codes,
    branch,
    hireEmployee,
    logIn,
    staff: new TeamStaff(new FakeCompanyBook(employees, branches, absences), new Holidays(), clock),
    changeEmployee,
    changeRole: new ChangeRole(employees, administrators, outbox, audit, work, clock),
    dismissEmployee: new DismissEmployee(employees, sessions, administrators, outbox, audit, work, clock),
    openBranch,
    exportEmployees: new ExportEmployees(employees, branches, audit, work),
    loadCompany: new LoadCompany(employees, branches, locks, admission, changeEmployee, tokens, audit, work),
    changeBranch: new ChangeBranch(branches, freeBranchName, audit, work),
    planAbsence: new PlanAbsence(absences, employees, deputies, outbox, audit, work, clock),
    cancelAbsence: new CancelAbsence(absences, outbox, audit, work, clock),
    recogniseSession: new RecogniseSession(sessions, employees, accounts, tokens, rules, work, clock),
    logOut: new LogOut(sessions, work),
    endSession: new EndSession(sessions, audit, work),
    logOutEverywhere: new LogOutEverywhere(sessions, audit, work),
    changePassword: new ChangePassword(accounts, sessions, password, hasher, rules, audit, work, clock),
    setPassword: new SetPassword(accounts, sessions, password, hasher, tokens, rules, audit, work, clock),
    enrolSecondFactor: new EnrolSecondFactor(accounts, codes, work),
    confirmSecondFactor: new ConfirmSecondFactor(accounts, sessions, codes, tokens, audit, work, clock),
    removeSecondFactor: new RemoveSecondFactor(accounts, password, secondFactor, audit, work),
    resetSecondFactor: new ResetSecondFactor(accounts, sessions, audit, work),
    clearStaleLogins: new ClearStaleLogins(sessions, attempts, rules, work, clock),

    /** Hires somebody with the good password, not to be changed. @returns the id */
    hire: async (special: Partial<HireEmployeeOrder> = {}): Promise<string> => {
      const emails = [`e${++hired}@a.ru`];
      const common = {
        name: `Сотрудник ${hired}`,
        role: 'manager',
        branchId: branch.id,
        emails,
        password: GOOD_PASSWORD,
        mustChangePassword: false,
      } as const;
      return (await hireEmployee.execute({ ...common, ...special })).employeeId;
    },
    /** Logs in as a machine would. */
    enter: (login: string, special: Partial<LogInOrder> = {}): Promise<LoggedIn> =>
      logIn.execute({
        login,
        password: GOOD_PASSWORD,
        kind: 'bearer',
        agent: 'test',
        address: '127.0.0.1',
        ...special,
      }),
  };
}
