import { Every, JobHandler } from '@prorab/platform/marks';
import { CompareCalls } from '../../../application/use-cases/compare-calls.use-case.js';

@Every({ cron: '30 4 * * *', missed: 'once' })
@JobHandler('telephony.compare-calls', { transactional: false, attempts: 20, backoffMs: 60_000, leaseMs: 900_000 })
export class CompareCallsAtNight {
  constructor(private readonly useCase: CompareCalls) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
