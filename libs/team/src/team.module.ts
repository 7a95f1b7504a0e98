import { join } from 'node:path';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Holidays } from '@prorab/kernel';
import { Authenticator } from '@prorab/platform';
import { registerEvent } from '@prorab/platform/marks';
import { TeamAuthenticator } from './adapters/in/auth/team-authenticator.js';
import { FIRST_COMPANY } from './adapters/in/cli/first-start.command.js';
import * as commands from './adapters/in/cli/index.js';
import { AbsencesController } from './adapters/in/http/absences.controller.js';
import { BranchesController } from './adapters/in/http/branches.controller.js';
import { EmployeesController } from './adapters/in/http/employees.controller.js';
import { OwnAccountController } from './adapters/in/http/own-account.controller.js';
import { SessionCookie } from './adapters/in/http/session-cookie.js';
import { SessionController } from './adapters/in/http/session.controller.js';
import { WarnOfUnknownHolidaysJob } from './adapters/in/schedule/warn-of-unknown-holidays.job.js';
import { ClearStaleLoginsJob } from './adapters/in/schedule/clear-stale-logins.job.js';
import { Argon2PasswordHasher } from './adapters/out/argon2/argon2-password-hasher.js';
import { AesSecretBox } from './adapters/out/node-crypto/aes-secret-box.js';
import { HkdfSecrets } from './adapters/out/node-crypto/hkdf-secrets.js';
import { NodeTokenMint } from './adapters/out/node-crypto/node-token-mint.js';
import { secretKey } from './adapters/out/node-crypto/secret-key.js';
import { OtplibOneTimeCodes } from './adapters/out/otplib/otplib-one-time-codes.js';
import * as spoken from './adapters/in/spoken/index.js';
import { MikroAbsenceBook } from './adapters/out/persistence/mikro-absence-book.js';
import { MikroAccountBook } from './adapters/out/persistence/mikro-account-book.js';
import { MikroAttemptBook } from './adapters/out/persistence/mikro-attempt-book.js';
import { MikroBranchBook } from './adapters/out/persistence/mikro-branch-book.js';
import { MikroCompanyBook } from './adapters/out/persistence/mikro-company-book.js';
import { MikroEmployeeRegister } from './adapters/out/persistence/mikro-employee-register.js';
import { MikroSessionBook } from './adapters/out/persistence/mikro-session-book.js';
import { TeamStaff } from './application/facades/team-staff.js';
import { AbsenceBook } from './application/ports/absence-book.port.js';
import { AccountBook } from './application/ports/account-book.port.js';
import { AttemptBook } from './application/ports/attempt-book.port.js';
import { BranchBook } from './application/ports/branch-book.port.js';
import { CompanyBook } from './application/ports/company-book.port.js';
import { EmployeeRegister } from './application/ports/employee-register.port.js';
import { OneTimeCodes } from './application/ports/one-time-codes.port.js';
import { PasswordHasher } from './application/ports/password-hasher.port.js';
import { SecretBox } from './application/ports/secret-box.port.js';
import { SessionBook } from './application/ports/session-book.port.js';
import { TokenMint } from './application/ports/token-mint.port.js';
import { FindEmployee } from './application/queries/find-employee.query.js';
import { ListAbsences } from './application/queries/list-absences.query.js';
import { ListBranches } from './application/queries/list-branches.query.js';
import { ListEmployees } from './application/queries/list-employees.query.js';
import { ListSessions } from './application/queries/list-sessions.query.js';
import { WhoIsAtWork } from './application/queries/who-is-at-work.query.js';
import { AdmitEmployee } from './application/steps/admit-employee.step.js';
import { CheckDeputy } from './application/steps/check-deputy.step.js';
import { FreeBranchName } from './application/steps/free-branch-name.step.js';
import { FreeAddresses } from './application/steps/free-addresses.step.js';
import { GuardLastAdministrator } from './application/steps/guard-last-administrator.step.js';
import { ProvePassword } from './application/steps/prove-password.step.js';
import { ProveSecondFactor } from './application/steps/prove-second-factor.step.js';
import { CancelAbsence } from './application/use-cases/cancel-absence.use-case.js';
import { ChangeBranch } from './application/use-cases/change-branch.use-case.js';
import { ChangeEmployee } from './application/use-cases/change-employee.use-case.js';
import { ChangePassword } from './application/use-cases/change-password.use-case.js';
import { ChangeRole } from './application/use-cases/change-role.use-case.js';
import { ClearStaleLogins } from './application/use-cases/clear-stale-logins.use-case.js';
import { ConfirmSecondFactor } from './application/use-cases/confirm-second-factor.use-case.js';
import { DismissEmployee } from './application/use-cases/dismiss-employee.use-case.js';
import { EndSession } from './application/use-cases/end-session.use-case.js';
import { EnrolSecondFactor } from './application/use-cases/enrol-second-factor.use-case.js';
import { ExportEmployees } from './application/use-cases/export-employees.use-case.js';
import { HireEmployee } from './application/use-cases/hire-employee.use-case.js';
import { LoadCompany } from './application/use-cases/load-company.use-case.js';
import { LogIn } from './application/use-cases/log-in.use-case.js';
import { LogOutEverywhere } from './application/use-cases/log-out-everywhere.use-case.js';
import { LogOut } from './application/use-cases/log-out.use-case.js';
import { OpenBranch } from './application/use-cases/open-branch.use-case.js';
import { PlanAbsence } from './application/use-cases/plan-absence.use-case.js';
import { RecogniseSession } from './application/use-cases/recognise-session.use-case.js';
import { RemoveSecondFactor } from './application/use-cases/remove-second-factor.use-case.js';
import { ResetSecondFactor } from './application/use-cases/reset-second-factor.use-case.js';
import { SetPassword } from './application/use-cases/set-password.use-case.js';
import * as contract from './contract/index.js';
import { LoginRules } from './domain/login-rules.js';
import { type TeamConfig, holidaysFrom, loginRulesFrom } from './team.config.js';
import './team.messages.js';
import './team.rights.js';

export interface TeamOptions {
  /** true behind HTTPS. */
  secureCookies: boolean;
  /** Folder in which `secret.key` is made if the environment brings no `PRORAB_SECRET_KEY`. */
  dataFolder: string;
}

/** Stays here: who needs a secret of his own asks `DerivedSecrets`. */
const HOUSE_KEY = Symbol('key of the house');

const useCases = [
  CancelAbsence,
  ChangeBranch,
  ChangeEmployee,
  ChangePassword,
  ChangeRole,
  ClearStaleLogins,
  ConfirmSecondFactor,
  DismissEmployee,
  EndSession,
  EnrolSecondFactor,
  ExportEmployees,
  HireEmployee,
  LoadCompany,
  LogIn,
  LogOut,
  LogOutEverywhere,
  OpenBranch,
  PlanAbsence,
  RecogniseSession,
  RemoveSecondFactor,
  ResetSecondFactor,
  SetPassword,
];
const steps = [
  AdmitEmployee,
  CheckDeputy,
  FreeAddresses,
  FreeBranchName,
  GuardLastAdministrator,
  ProvePassword,
  ProveSecondFactor,
];
const queries = [FindEmployee, ListAbsences, ListBranches, ListEmployees, ListSessions, WhoIsAtWork, TeamStaff];
const { AbsenceCancelled, AbsencePlanned, EmployeeChanged, EmployeeDismissed, EmployeeHired } = contract;
const events = [AbsenceCancelled, AbsencePlanned, EmployeeChanged, EmployeeDismissed, EmployeeHired];

const adapters = (config: TeamConfig, { dataFolder }: TeamOptions): Provider[] => [
  { provide: EmployeeRegister, useClass: MikroEmployeeRegister },
  { provide: BranchBook, useClass: MikroBranchBook },
  { provide: AbsenceBook, useClass: MikroAbsenceBook },
  { provide: CompanyBook, useClass: MikroCompanyBook },
  { provide: AccountBook, useClass: MikroAccountBook },
  { provide: SessionBook, useClass: MikroSessionBook },
  { provide: AttemptBook, useClass: MikroAttemptBook },
  { provide: PasswordHasher, useFactory: () => new Argon2PasswordHasher() },
  { provide: TokenMint, useClass: NodeTokenMint },
  { provide: OneTimeCodes, useFactory: () => new OtplibOneTimeCodes(config.secondFactor.issuer) },
  { provide: HOUSE_KEY, useFactory: () => secretKey(join(dataFolder, 'secret.key')) },
  { provide: SecretBox, useFactory: (key: Buffer) => new AesSecretBox(key), inject: [HOUSE_KEY] },
  { provide: contract.DerivedSecrets, useFactory: (key: Buffer) => new HkdfSecrets(key), inject: [HOUSE_KEY] },
  { provide: Authenticator, useClass: TeamAuthenticator },
];

/** Global: the doors of every context ask its `Authenticator` who speaks, and many ask its `Staff` who works here. */
@Module({})
export class TeamModule {
  static forRoot(config: TeamConfig, options: TeamOptions): DynamicModule {
    for (const event of events) registerEvent(event);
    const rules = loginRulesFrom(config);
    return {
      module: TeamModule,
      global: true,
      controllers: [
        SessionController,
        OwnAccountController,
        EmployeesController,
        BranchesController,
        AbsencesController,
      ],
      providers: [
        ...adapters(config, options),
        ...useCases,
        ...steps,
        ...queries,
        ...Object.values(commands),
        ...Object.values(spoken),
        ClearStaleLoginsJob,
        { provide: contract.Staff, useExisting: TeamStaff },
        { provide: FIRST_COMPANY, useValue: { order: config.firstStart } },
        { provide: LoginRules, useValue: rules },
        { provide: Holidays, useFactory: () => holidaysFrom(config) },
        WarnOfUnknownHolidaysJob,
        {
          provide: SessionCookie,
          useValue: new SessionCookie({ secure: options.secureCookies }, rules.session.longestMs),
        },
      ],
      exports: [
        Authenticator,
        contract.Staff,
        contract.DerivedSecrets,
        HireEmployee,
        LoadCompany,
        OpenBranch,
        SetPassword,
      ],
    };
  }
}
