import { Jobs, OnEvent, type Subscriber } from '@prorab/platform/marks';
import { AbsenceCancelled } from '@prorab/team/contract';
import { redistributeJob } from './plan-redistribution-when-absence-planned.subscriber.js';

/** The vacation does not take place: nothing moves. */
@OnEvent(AbsenceCancelled, { as: 'sales.forget-redistribution-when-absence-cancelled' })
export class ForgetRedistributionWhenAbsenceCancelled implements Subscriber<AbsenceCancelled> {
  constructor(private readonly jobs: Jobs) {}

  async handle({ absenceId }: AbsenceCancelled): Promise<void> {
    await this.jobs.cancel({ job: redistributeJob, key: absenceId });
  }
}
