import { Every, JobHandler } from '@prorab/platform/marks';
import { sweepRecordingsJob } from '../../../application/recording-jobs.js';
import { ForgetShownNumbers } from '../../../application/use-cases/forget-shown-numbers.use-case.js';
import { SweepRecordings } from '../../../application/use-cases/sweep-recordings.use-case.js';

/** Every hour: what somebody wanted removed does not wait for the night. */
@Every({ cron: '40 * * * *', missed: 'once' })
@JobHandler(sweepRecordingsJob, { transactional: false, attempts: 3, leaseMs: 300_000 })
export class SweepRecordingsByTheClock {
  constructor(
    private readonly useCase: SweepRecordings,
    private readonly numbers: ForgetShownNumbers,
  ) {}

  async run(): Promise<void> {
    await this.numbers.execute();
    await this.useCase.execute();
  }
}
