import { DomainError } from '@prorab/kernel';

export class FunnelPeriodTooLong extends DomainError {
  constructor(weeks: number, limit: number) {
    super('invalid', 'sales.funnel-period-too-long', `the funnel covers ${limit} weeks at most`, { weeks, limit });
  }
}
export class FunnelTooWide extends DomainError {
  constructor(limit: number) {
    super('invalid', 'sales.funnel-too-wide', `more than ${limit} groups; ask for less`, { limit });
  }
}
