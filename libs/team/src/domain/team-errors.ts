import { DomainError } from '@prorab/kernel';

/** Why a value will not do; the words for it are with the messages. */
export type InvalidReason =
  | 'name-length'
  | 'role-unknown'
  | 'not-an-id'
  | 'extension-form'
  | 'capacity-range'
  | 'own-deputy'
  | 'not-an-address'
  | 'login-form'
  | 'area-code-form'
  | 'kind-unknown'
  | 'ends-before-it-begins'
  | 'longer-than-four-years'
  | 'note-too-long';

export class EmployeeMissing extends DomainError {
  constructor(employeeId: string) {
    super('missing', 'team.employee-missing', 'No such employee', { employeeId });
  }
}
export class EmployeeInvalid extends DomainError {
  constructor(field: string, reason: InvalidReason, value?: string) {
    super('invalid', 'team.employee-invalid', `The employee's ${field} is wrong: ${reason}`, {
      ...{ field, reason },
      ...(value === undefined ? {} : { value }),
    });
  }
}
export class EmployeeGone extends DomainError {
  constructor(employeeId: string) {
    super('conflict', 'team.employee-dismissed', 'The employee does not work here any more', { employeeId });
  }
}
export class EmailTaken extends DomainError {
  constructor(email: string) {
    super('conflict', 'team.email-taken', `The address ${email} belongs to another employee`, { email });
  }
}
export class ExtensionTaken extends DomainError {
  constructor(extension: string) {
    super('conflict', 'team.extension-taken', `The extension ${extension} belongs to another employee`, { extension });
  }
}
export class LoginTaken extends DomainError {
  constructor(login: string) {
    super('conflict', 'team.login-taken', `The login ${login} is taken`, { login });
  }
}
export class DeputyInvalid extends DomainError {
  constructor(deputyId: string) {
    super('invalid', 'team.deputy-invalid', 'A deputy is another employee who works here', { deputyId });
  }
}
export class LastAdministrator extends DomainError {
  constructor() {
    super('conflict', 'team.last-administrator', 'The last administrator cannot go or change roles');
  }
}
export class BranchMissing extends DomainError {
  constructor(branchId: string) {
    super('missing', 'team.branch-missing', 'No such branch', { branchId });
  }
}
export class BranchNameTaken extends DomainError {
  constructor(name: string) {
    super('conflict', 'team.branch-name-taken', `There is a branch called ${name} already`, { name });
  }
}
export class BranchInvalid extends DomainError {
  constructor(field: string, reason: InvalidReason) {
    super('invalid', 'team.branch-invalid', `The branch's ${field} is wrong: ${reason}`, { field, reason });
  }
}
export class AbsenceMissing extends DomainError {
  constructor(absenceId: string) {
    super('missing', 'team.absence-missing', 'No such absence', { absenceId });
  }
}
export class AbsenceNotPlanned extends DomainError {
  constructor() {
    super('missing', 'team.absence-not-planned', 'You have no absence that lasts or is to come');
  }
}
export class AbsenceInvalid extends DomainError {
  constructor(reason: InvalidReason) {
    super('invalid', 'team.absence-invalid', `The absence is wrong: ${reason}`, { reason });
  }
}
export class AbsenceOverlaps extends DomainError {
  constructor(absenceId: string) {
    super('conflict', 'team.absence-overlaps', 'The employee is away at that time already', { absenceId });
  }
}
export class AbsenceOver extends DomainError {
  constructor(absenceId: string) {
    super('conflict', 'team.absence-over', 'The absence is over or cancelled already', { absenceId });
  }
}
/** One answer for an unknown login, a wrong password and a dismissed employee: it tells a stranger nothing. */
export class LoginRefused extends DomainError {
  constructor() {
    super('forbidden', 'team.login-refused', 'Login or password is wrong');
  }
}
export class LoginLocked extends DomainError {
  constructor(retryAfterSeconds: number) {
    super('forbidden', 'team.login-locked', `Too many failures, try again in ${retryAfterSeconds} s`, {
      retryAfterSeconds,
    });
  }
}
export class SecondFactorRequired extends DomainError {
  constructor() {
    super('forbidden', 'team.second-factor-required', 'The code of the authenticator is needed');
  }
}
export class SecondFactorRefused extends DomainError {
  constructor() {
    super('forbidden', 'team.second-factor-refused', 'The code is wrong or was used already');
  }
}
export class SecondFactorState extends DomainError {
  constructor(state: 'on' | 'off' | 'not-enrolled') {
    super('conflict', `team.second-factor-${state}`, `The second factor is ${state}`);
  }
}
export class PasswordRefused extends DomainError {
  constructor(reason: PasswordProblem, shortest: number) {
    super('invalid', 'team.password-refused', `The password will not do: ${reason}`, { reason, shortest });
  }
}
export type PasswordProblem = 'too-short' | 'too-long' | 'too-common' | 'contains-login' | 'same-as-before';
export class SessionUnknown extends DomainError {
  constructor() {
    super('forbidden', 'team.session-unknown', 'The session has ended, log in again');
  }
}
export class SessionMissing extends DomainError {
  constructor(sessionId: string) {
    super('missing', 'team.session-missing', 'There is no such session of yours', { sessionId });
  }
}
export class SecretUnreadable extends DomainError {
  constructor() {
    super(
      'unavailable',
      'team.secret-unreadable',
      'A stored secret cannot be read: is the key of the house another one?',
    );
  }
}
export class SecretKeyInvalid extends DomainError {
  constructor(where: string) {
    super('invalid', 'team.secret-key-invalid', `The key in ${where} must be 32 bytes, written in hex or base64`, {
      where,
    });
  }
}
