import { Every, JobHandler } from '@prorab/platform/marks';
import { WatchAgents } from '../../../application/visitors/use-cases/watch-agents.use-case.js';

/** Notices agents who are gone, those who have come, and ends of work, which no event tells of. Each chat is its own unit of work. */
@Every({ everyMs: 5_000 })
@JobHandler('messenger.watch-agents-by-the-clock', { transactional: false })
export class WatchAgentsByTheClock {
  constructor(private readonly useCase: WatchAgents) {}

  run(): Promise<void> {
    return this.useCase.execute();
  }
}
