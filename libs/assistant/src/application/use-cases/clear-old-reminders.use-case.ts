import { Clock, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { ReminderBook } from '../ports/reminder-book.port.js';
import { RemindingLog } from '../ports/reminding-log.port.js';
import { ReminderSettings } from '../reminder-settings.js';

const DAY = 86_400_000;
/** Each portion is a unit of work of its own: who reminds and answers meanwhile waits for one at most. */
const PORTION = 500;

/** Forgets the log of reminding and the reminders that are over, when nobody looks at them any more. */
@UseCase()
export class ClearOldReminders {
  constructor(
    private readonly book: ReminderBook,
    private readonly log: RemindingLog,
    private readonly settings: ReminderSettings,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<{ lines: number; reminders: number }> {
    const before = new Date(this.clock.now().getTime() - this.settings.keepDays * DAY);
    return {
      lines: await this.inPortions(() => this.log.removeBefore(before, PORTION)),
      reminders: await this.inPortions(() => this.book.removeOverBefore(before, PORTION)),
    };
  }
  private async inPortions(remove: () => Promise<number>): Promise<number> {
    for (let all = 0; ;) {
      const removed = await this.work.run(remove);
      all += removed;
      if (removed < PORTION) return all;
    }
  }
}
