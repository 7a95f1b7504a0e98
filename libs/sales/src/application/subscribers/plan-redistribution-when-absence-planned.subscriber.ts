import { Jobs, OnEvent, type Subscriber } from '@prorab/platform/marks';
import { AbsencePlanned } from '@prorab/team/contract';

export const redistributeJob = 'sales.redistribute-when-absent';

/** A vacation is planned: at its first minute, not before, the inquiries of the employee look for others. */
@OnEvent(AbsencePlanned, { as: 'sales.plan-redistribution-when-absence-planned' })
export class PlanRedistributionWhenAbsencePlanned implements Subscriber<AbsencePlanned> {
  constructor(private readonly jobs: Jobs) {}

  async handle({ absenceId, employeeId, from }: AbsencePlanned): Promise<void> {
    await this.jobs.enqueue({ job: redistributeJob, key: absenceId, payload: { employeeId }, runAt: new Date(from) });
  }
}
