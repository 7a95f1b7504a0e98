import { Clock, UseCase, actorId } from '@prorab/platform/marks';
import { type PuttingOff, putOffUntil } from '../../domain/reminder/putting-off.js';
import type { Reminder } from '../../domain/reminder/reminder.js';
import { ReminderAccess } from '../reminder-access.js';
import { SnoozeReminder } from './snooze-reminder.use-case.js';

interface PutOff {
  reminderId: string;
  until: Date | null;
  /** Instead of a date: by the clock and the working hours of the one who asks. */
  choice: PuttingOff | null;
}

/** Once more later: at a date, or at one of the usual choices. */
@UseCase()
export class PutOffReminder {
  constructor(
    private readonly access: ReminderAccess,
    private readonly snooze: SnoozeReminder,
    private readonly clock: Clock,
  ) {}

  /** @throws ReminderMissing, ReminderOver, NotYourReminder, RecipientUnknown, DateInThePast, DateTooFar */
  async execute({ reminderId, until, choice }: PutOff): Promise<Reminder> {
    if (until) return this.snooze.execute({ reminderId, until });
    const { calendar } = await this.access.person(actorId() ?? '');
    return this.snooze.execute({ reminderId, until: putOffUntil(choice ?? 'hour', this.clock.now(), calendar) });
  }
}
