import { JobHandler } from '@prorab/platform/marks';
import { redistributeJob } from '../../../application/subscribers/plan-redistribution-when-absence-planned.subscriber.js';
import { RedistributeWhenAbsent } from '../../../application/use-cases/redistribute-when-absent.use-case.js';

/** The first minute of a planned absence. */
@JobHandler(redistributeJob)
export class RedistributeWhenAbsenceBegins {
  constructor(private readonly useCase: RedistributeWhenAbsent) {}

  async run({ employeeId }: { employeeId: string }): Promise<void> {
    await this.useCase.execute({ employeeId });
  }
}
