import { DomainError } from '@prorab/kernel';

export class EmployeeUnknown extends DomainError {
  constructor(employeeId: string) {
    super('invalid', 'sales.employee-unknown', 'there is no such employee at work here', { employeeId });
  }
}
export class EmployeeAbsent extends DomainError {
  constructor(name: string, until: Date) {
    super('conflict', 'sales.employee-absent', `${name} is absent until ${until.toISOString()}`, {
      name,
      until: until.toISOString(),
    });
  }
}
export class EmployeeNeeded extends DomainError {
  constructor() {
    super('forbidden', 'sales.employee-needed', 'only an employee can do this, not the system', {});
  }
}
/** A neighbour speaks of a contact that has not come yet. */
export class ContactUnknown extends DomainError {
  constructor(contactId: string) {
    super('unavailable', 'sales.contact-unknown', 'the contact has not come here yet', { contactId });
  }
}
export class PeriodTooLong extends DomainError {
  constructor(days: number, limit: number) {
    super('invalid', 'sales.period-too-long', `a replay covers ${limit} days at most`, { days, limit });
  }
}
export class PeriodEmpty extends DomainError {
  constructor() {
    super('invalid', 'sales.period-empty', 'the period ends before it begins', {});
  }
}
