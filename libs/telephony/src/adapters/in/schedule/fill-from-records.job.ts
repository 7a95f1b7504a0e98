import { Every, JobHandler } from '@prorab/platform/marks';
import { FillFromRecords } from '../../../application/use-cases/fill-from-records.use-case.js';

/** A caller who found nobody while we were away shall not wait for the night. */
@Every({ everyMs: 20_000, missed: 'skip' })
@JobHandler('telephony.fill-from-records', { transactional: false, attempts: 1, leaseMs: 300_000 })
export class FillFromRecordsByTheClock {
  constructor(private readonly useCase: FillFromRecords) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
