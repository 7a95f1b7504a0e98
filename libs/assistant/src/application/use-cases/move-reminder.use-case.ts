import { UseCase } from '@prorab/platform/marks';
import { ReminderFollowsItsSubject } from '../../domain/reminder/reminder-errors.js';
import { isOfPeople } from '../../domain/reminder/reminder-record.js';
import type { Reminder } from '../../domain/reminder/reminder.js';
import { ReminderChanges } from '../reminder-changes.js';
import { ReminderDates } from '../reminder-dates.js';

/** Another date; of a repeated one the next time only. */
@UseCase()
export class MoveReminder {
  constructor(
    private readonly changes: ReminderChanges,
    private readonly dates: ReminderDates,
  ) {}

  /** @throws ReminderMissing, ReminderOver, NotYourReminder, ReminderFollowsItsSubject, DateInThePast, DateTooFar */
  execute({ reminderId, to }: { reminderId: string; to: Date }): Promise<Reminder> {
    return this.changes.one(
      reminderId,
      (reminder, now) => {
        const { rule, number, zone } = reminder.state;
        if (!isOfPeople(rule)) throw new ReminderFollowsItsSubject(number);
        reminder.move(this.dates.checked(to, now, zone), this.dates.of(reminder.state), now);
      },
      { answer: 'moved', outcome: () => `moved:${to.toISOString()}` },
    );
  }
}
