import { Every, JobHandler, type JobRun } from '@prorab/platform/marks';
import { IndexMessages } from '../../../application/use-cases/index-messages.use-case.js';

/** What was said becomes findable within seconds. */
@Every({ everyMs: 3_000 })
@JobHandler('messenger.index-messages-by-the-clock', { transactional: false })
export class IndexMessagesByTheClock {
  constructor(private readonly useCase: IndexMessages) {}

  async run(_: unknown, { signal }: JobRun): Promise<void> {
    await this.useCase.execute({ signal });
  }
}
