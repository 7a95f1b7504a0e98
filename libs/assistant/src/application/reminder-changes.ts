import { ChangeFeed, Clock, Locks, UnitOfWork, UseCase, currentActor, holds } from '@prorab/platform/marks';
import { NotYourReminder } from '../domain/reminder/reminder-errors.js';
import { type Owner, ownerKey } from '../domain/reminder/reminder-record.js';
import type { Reminder } from '../domain/reminder/reminder.js';
import { answered } from '../domain/reminder/reminding.js';
import { ReminderBook } from './ports/reminder-book.port.js';
import { ReminderRecipients } from './ports/reminder-recipients.port.js';
import { RemindingLog } from './ports/reminding-log.port.js';

/** The common way of every change by a person: locked, allowed, stored, told to the desks, written in the log. */
@UseCase()
export class ReminderChanges {
  constructor(
    private readonly book: ReminderBook,
    private readonly log: RemindingLog,
    private readonly recipients: ReminderRecipients,
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
      await this.#mayChange(reminder);
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
    const [actor, at] = [currentActor(), this.clock.now()];
    const by = actor.kind === 'employee' ? actor.employeeId : null;
    await this.log.save(...silent.map((line) => answered(line, answer, { at, by, outcome })));
  }

  /** A free number of this owner. Held until the unit of work ends, so nobody else gets the same. */
  async numberFor(owner: Owner): Promise<number> {
    await this.locks.hold(`assistant.reminders:${ownerKey(owner)}`);
    return this.book.nextNumber(ownerKey(owner));
  }

  /** One's own, those of one's team, those that came as a deputy; of others with the right to. */
  async #mayChange(reminder: Reminder): Promise<void> {
    const actor = currentActor();
    if (actor.kind !== 'employee' || holds(actor.role, 'assistant.reminder.work-any')) return;
    const { owner, createdBy, number } = reminder.state;
    if (createdBy === actor.employeeId) return;
    if (owner.kind === 'employee' && owner.employeeId === actor.employeeId) return;
    const people = await this.recipients.at(this.clock.now());
    const me = people.find((p) => p.employeeId === actor.employeeId);
    if (owner.kind === 'team' && me?.role === owner.role && (owner.branchId ?? me.branchId) === me.branchId) return;
    const whose = people.find((p) => owner.kind === 'employee' && p.employeeId === owner.employeeId);
    if (whose?.deputyId === actor.employeeId) return;
    throw new NotYourReminder(number);
  }
}
