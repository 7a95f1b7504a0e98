import { JobHandler } from '@prorab/platform/marks';
import { type MissedReminder, remindOfMissedJob } from '../../../application/missed-calls.js';
import { RemindOfMissed } from '../../../application/use-cases/remind-of-missed.use-case.js';

@JobHandler(remindOfMissedJob)
export class RemindOfMissedInTime {
  constructor(private readonly useCase: RemindOfMissed) {}

  run(payload: MissedReminder): Promise<void> {
    return this.useCase.execute(payload);
  }
}
