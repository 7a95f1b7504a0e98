import { UseCase } from '@prorab/platform/marks';
import type { Reminder } from '../../domain/reminder/reminder.js';
import { ReminderChanges } from '../reminder-changes.js';
import { ReminderDates } from '../reminder-dates.js';

/** Once more at another time; the plan stays as it is. */
@UseCase()
export class SnoozeReminder {
  constructor(
    private readonly changes: ReminderChanges,
    private readonly dates: ReminderDates,
  ) {}

  /** @throws ReminderMissing, ReminderOver, NotYourReminder, DateInThePast, DateTooFar */
  execute({ reminderId, until }: { reminderId: string; until: Date }): Promise<Reminder> {
    return this.changes.one(
      reminderId,
      (reminder, now) => reminder.snooze(this.dates.checked(until, now, reminder.state.zone), now),
      { answer: 'snoozed', outcome: () => `snoozed:${until.toISOString()}` },
    );
  }
}
