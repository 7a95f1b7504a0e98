import { setImmediate as afterOthers } from 'node:timers/promises';
import { Every, JobHandler, type JobRun } from '@prorab/platform/marks';
import { IndexMessages } from '../../../application/use-cases/index-messages.use-case.js';

/** What was said becomes findable within seconds. Whoever waits for an answer goes before each portion. */
@Every({ everyMs: 3_000 })
@JobHandler('messenger.index-messages-by-the-clock', { transactional: false })
export class IndexMessagesByTheClock {
  constructor(private readonly useCase: IndexMessages) {}

  async run(_: unknown, { signal }: JobRun): Promise<void> {
    for (let more = true; more && !signal.aborted; await afterOthers()) ({ more } = await this.useCase.execute());
  }
}
