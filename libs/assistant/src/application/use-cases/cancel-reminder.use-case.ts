import { UseCase } from '@prorab/platform/marks';
import { ReminderOver } from '../../domain/reminder/reminder-errors.js';
import type { Reminder } from '../../domain/reminder/reminder.js';
import { ReminderChanges } from '../reminder-changes.js';

/** It is not needed after all; a repeated one with all its dates. */
@UseCase()
export class CancelReminder {
  constructor(private readonly changes: ReminderChanges) {}

  /** @throws ReminderMissing, ReminderOver, NotYourReminder */
  execute({ reminderId }: { reminderId: string }): Promise<Reminder> {
    return this.changes.one(
      reminderId,
      (reminder, now) => {
        if (reminder.isOver) throw new ReminderOver(reminder.state.number, reminder.state.state);
        reminder.end('cancelled', 'by-person', now);
      },
      { answer: 'removed', outcome: () => 'removed' },
    );
  }
}
