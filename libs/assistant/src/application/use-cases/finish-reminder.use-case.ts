import { UseCase } from '@prorab/platform/marks';
import type { Reminder } from '../../domain/reminder/reminder.js';
import { ReminderChanges } from '../reminder-changes.js';

/** Done. One that is told once is over by it; a repeated one comes again. */
@UseCase()
export class FinishReminder {
  constructor(private readonly changes: ReminderChanges) {}

  /** @throws ReminderMissing, ReminderOver, NotYourReminder */
  execute({ reminderId }: { reminderId: string }): Promise<Reminder> {
    return this.changes.one(reminderId, (reminder, now) => reminder.done(now), {
      answer: 'done',
      outcome: (reminder) => (reminder.isOver ? 'done' : 'done:repeats'),
    });
  }
}
