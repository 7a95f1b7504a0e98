import { DomainError } from '@prorab/kernel';

export class ReportPeriodEmpty extends DomainError {
  constructor() {
    super('invalid', 'telephony.report-period-empty', 'The period ends before it begins');
  }
}
export class ReportTooLong extends DomainError {
  constructor(days: number, limit: number) {
    super('invalid', 'telephony.report-too-long', `The report covers ${limit} days at most`, { days, limit });
  }
}
export class ReportTooWide extends DomainError {
  constructor(limit: number) {
    super('invalid', 'telephony.report-too-wide', `More than ${limit} groups; ask for less`, { limit });
  }
}
