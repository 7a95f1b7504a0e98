import { Every, JobHandler } from '@prorab/platform/marks';
import { ReturnUntaken } from '../../../application/use-cases/return-untaken.use-case.js';

/** Takes back what nobody took in time. */
@Every({ everyMs: 30_000 })
@JobHandler('sales.return-untaken-by-the-clock')
export class ReturnUntakenByTheClock {
  constructor(private readonly useCase: ReturnUntaken) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
