import { ChangeFeed, Clock, Locks, UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { type Owner, ownerKey } from '../domain/reminder/reminder-record.js';
import type { Reminder } from '../domain/reminder/reminder.js';
import { answered } from '../domain/reminder/reminding.js';
import { ReminderBook } from './ports/reminder-book.port.js';
import { RemindingLog } from './ports/reminding-log.port.js';
import { ReminderAccess } from './reminder-access.js';

/** The common way of every change by a person: locked, allowed, stored, told to the desks, written in the log. */
@UseCase()
export class ReminderChanges {
  constructor(
    private readonly book: ReminderBook,
    private readonly log: RemindingLog,
    private readonly access: ReminderAccess,
    private readonly feed: ChangeFeed,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param answer what the change says about what was told and not reacted to yet; null = nothing @throws ReminderMissing, NotYourReminder */
  one(
    reminderId: string,
    change: (reminder: Reminder, now: Date) => void | Promise<void>,
    answer: { answer: string; outcome: (reminder: Reminder) => string } | null = null,
  ): Promise<Reminder> {
    return this.work.run(async () => {
      const reminder = await this.book.takeForChange(reminderId);
      await this.access.check(reminder.state);
      const now = this.clock.now();
      await change(reminder, now);
      await this.store([reminder]);
      if (answer) {
        const outcome = answer.outcome(reminder);
        await this.settle([reminder], answer.answer, outcome);
      }
      return reminder;
    });
  }

  async store(reminders: readonly Reminder[]): Promise<void> {
    if (reminders.length === 0) return;
    await this.book.save(...reminders);
    for (const { id, state, fireAt } of reminders)
      this.feed.append({
        ...{ stream: 'reminders', kind: 'reminder-changed', subject: id },
        payload: {
          reminderId: id,
          owner: ownerKey(state.owner),
          state: state.state,
          fireAt: fireAt?.toISOString() ?? null,
        },
      });
  }

  /** What was said of them is reacted to. */
  async settle(reminders: readonly Reminder[], answer: string, outcome: string): Promise<void> {
    const silent = await this.log.takeSilentOf(reminders.map((r) => r.id));
    const [by, at] = [actorId(), this.clock.now()];
    await this.log.save(...silent.map((line) => answered(line, answer, { at, by, outcome })));
  }

  /** A free number of this owner. Held until the unit of work ends, so nobody else gets the same. */
  async numberFor(owner: Owner): Promise<number> {
    await this.locks.hold(`assistant.reminders:${ownerKey(owner)}`);
    return this.book.nextNumber(ownerKey(owner));
  }
}
