import { Every, JobHandler } from '@prorab/platform/marks';
import { MarkPhantoms } from '../../../application/use-cases/invoice-care/mark-phantoms.use-case.js';

/** Looks at all of them, for what no event told of; in portions, so it is no unit of work itself. */
@Every({ everyMs: 3_600_000 })
@JobHandler('sales.mark-phantoms-by-the-clock', { transactional: false, leaseMs: 300_000 })
export class MarkPhantomsByTheClock {
  constructor(private readonly useCase: MarkPhantoms) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
