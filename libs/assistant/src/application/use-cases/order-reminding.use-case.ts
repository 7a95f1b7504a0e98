import { Clock, Jobs, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { ReminderBook } from '../ports/reminder-book.port.js';

export const remindOwnerJob = 'assistant.remind-owner';

/**
 * Orders one piece of work per owner to whom something is due, so that what fails for one is tried again, and in the end put in
 * quarantine, for him alone. The order carries what is due in its key: two instances order it once, and what becomes due later is another.
 */
@UseCase()
export class OrderReminding {
  constructor(
    private readonly book: ReminderBook,
    private readonly jobs: Jobs,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ limit = 500 }: { limit?: number } = {}): Promise<{ ordered: number }> {
    return this.work.run(async () => {
      const due = await this.book.dueOwners(this.clock.now(), limit);
      for (const { owner, lastFireAt, mark } of due)
        await this.jobs.enqueue({
          ...{ job: remindOwnerJob, key: `${owner}@${mark}` },
          payload: { owner, dueAt: lastFireAt.toISOString() },
        });
      return { ordered: due.length };
    });
  }
}
