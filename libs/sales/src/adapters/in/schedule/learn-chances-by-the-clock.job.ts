import { Every, JobHandler } from '@prorab/platform/marks';
import { LearnChances } from '../../../application/use-cases/invoice-care/learn-chances.use-case.js';

/** Each night. */
@Every({ cron: '40 3 * * *' })
@JobHandler('sales.learn-chances-by-the-clock', { transactional: false, leaseMs: 300_000 })
export class LearnChancesByTheClock {
  constructor(private readonly useCase: LearnChances) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
