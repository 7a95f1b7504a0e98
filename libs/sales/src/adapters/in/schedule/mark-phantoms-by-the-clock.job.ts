import { Every, JobHandler } from '@prorab/platform/marks';
import { MarkPhantoms } from '../../../application/use-cases/invoice-care/mark-phantoms.use-case.js';

/** Looks at all of them, for what no event told of. */
@Every({ everyMs: 3_600_000 })
@JobHandler('sales.mark-phantoms-by-the-clock')
export class MarkPhantomsByTheClock {
  constructor(private readonly useCase: MarkPhantoms) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
