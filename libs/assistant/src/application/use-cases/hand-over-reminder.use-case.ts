import { Clock, UseCase } from '@prorab/platform/marks';
import { RecipientUnknown } from '../../domain/reminder/reminder-errors.js';
import type { Owner } from '../../domain/reminder/reminder-record.js';
import type { Reminder } from '../../domain/reminder/reminder.js';
import { ReminderRecipients } from '../ports/reminder-recipients.port.js';
import { ReminderChanges } from '../reminder-changes.js';

/** Somebody else, or a team, is to be reminded of it from now on. */
@UseCase()
export class HandOverReminder {
  constructor(
    private readonly changes: ReminderChanges,
    private readonly recipients: ReminderRecipients,
    private readonly clock: Clock,
  ) {}

  /** @throws ReminderMissing, ReminderOver, NotYourReminder, RecipientUnknown */
  execute({ reminderId, to }: { reminderId: string; to: Owner }): Promise<Reminder> {
    return this.changes.one(
      reminderId,
      async (reminder, now) => {
        const people = (await this.recipients.at(this.clock.now())).filter((p) => p.active);
        if (to.kind === 'employee' && !people.some((p) => p.employeeId === to.employeeId))
          throw new RecipientUnknown(to.employeeId);
        reminder.handOver(to, await this.changes.numberFor(to), now);
      },
      { answer: 'handed-over', outcome: () => 'handed-over' },
    );
  }
}
