import { Clock, Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { Recipient } from '../../domain/reminder/recipient.js';
import { type Owner, isOfPeople, ownerKey } from '../../domain/reminder/reminder-record.js';
import { Reminder } from '../../domain/reminder/reminder.js';
import { answered } from '../../domain/reminder/reminding.js';
import { ReminderBook } from '../ports/reminder-book.port.js';
import { ReminderRecipients } from '../ports/reminder-recipients.port.js';
import { ReminderSubjects } from '../ports/reminder-subjects.port.js';
import { RemindingLog } from '../ports/reminding-log.port.js';
import { ReminderChanges } from '../reminder-changes.js';
import { ReminderDates } from '../reminder-dates.js';
import { type WantedReminder, wantedFor } from '../reminders-of-subject.js';
import { ReminderSettings } from '../reminder-settings.js';

interface Subject {
  subject: string;
  id: string;
}

/**
 * Makes the reminders of a thing of another context what the thing is now: a date that has moved moves them, a new owner gets them, what is
 * done takes them away. What is read is the present state, not the event, so the order in which events arrive does not matter.
 */
@UseCase()
export class FollowSubject {
  constructor(
    private readonly book: ReminderBook,
    private readonly log: RemindingLog,
    private readonly subjects: ReminderSubjects,
    private readonly recipients: ReminderRecipients,
    private readonly dates: ReminderDates,
    private readonly changes: ReminderChanges,
    private readonly settings: ReminderSettings,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ subject, id }: Subject): Promise<void> {
    return this.work.run(async () => {
      const about = `${subject}:${id}`;
      await this.locks.hold(`assistant.subject:${about}`);
      const card = await this.subjects.cardOf(subject, id);
      if (!card?.open) return this.#end(await this.book.takeAbout(about), about, 'subject-over');
      const one = card.ownerId === null ? null : await this.recipients.one(card.ownerId, this.clock.now());
      const owner = one?.active ? one : null;
      for (const { rule, wanted } of wantedFor(card, owner, this.settings))
        await this.#follow({ subject, id }, rule, wanted && { ...wanted, number: card.number }, owner);
    });
  }

  async #follow(
    { subject, id }: Subject,
    rule: string,
    wanted: (WantedReminder & { number: number }) | null,
    owner: Recipient | null,
  ): Promise<void> {
    const about = `${subject}:${id}`;
    const now = this.clock.now();
    const open = await this.book.takeAbout(about, rule);
    if (!wanted) return this.#end(open, about, 'subject-done', rule);
    const [known] = open;
    const whose = ownerFor(wanted, owner);
    const parked = owner === null && !wanted.toHeads;
    if (known) return this.#change(known, wanted, { whose: parked ? null : whose, zone: owner?.calendar.zone });
    const last = await this.book.latestAbout(about, rule);
    // Somebody has done with it already, and it is the same still.
    if (last && last.state.startsAt.getTime() === wanted.due.getTime() && last.state.endedBecause !== 'owner-gone')
      return;
    const zone = owner?.calendar.zone ?? (await this.#anyZone());
    const reminder = Reminder.plan(
      {
        ...{
          number: await this.changes.numberFor(whose),
          owner: whose,
          createdBy: null,
          rule,
          text: wanted.text,
          zone,
        },
        ...{ about: { kind: 'subject', subject, id, number: wanted.number }, repeat: null, dueAt: wanted.due },
        parked,
      },
      now,
    );
    await this.book.add(reminder);
    await this.changes.store([reminder]);
  }

  /** Of a reminder that nobody owns. */
  async #anyZone(): Promise<string> {
    const people = await this.recipients.at(this.clock.now());
    return people.find((p) => p.active)?.calendar.zone ?? 'Europe/Moscow';
  }
  async #change(
    reminder: Reminder,
    wanted: WantedReminder,
    { whose, zone }: { whose: Owner | null; zone: string | undefined },
  ): Promise<void> {
    const now = this.clock.now();
    const { startsAt, text, state } = reminder.state;
    const moved = startsAt.getTime() !== wanted.due.getTime();
    if (moved) reminder.move(wanted.due, this.dates.of(reminder.state), now);
    if (text !== wanted.text) reminder.retext(wanted.text, now);
    if (whose === null) reminder.park(now);
    else {
      if (ownerKey(whose) !== ownerKey(reminder.state.owner)) {
        reminder.handOver(whose, await this.changes.numberFor(whose), now, zone);
        // The new owner was not told yet.
        if (state === 'said') reminder.snooze(now, now);
      }
      reminder.unpark(now);
    }
    if (moved) await this.changes.settle([reminder], 'moved', `moved:${wanted.due.toISOString()}`);
    await this.changes.store([reminder]);
  }

  /** With what was said of it, and what the head was still to hear. */
  async #end(reminders: readonly Reminder[], about: string, because: string, rule?: string): Promise<void> {
    const now = this.clock.now();
    for (const reminder of reminders) reminder.end('done', because, now);
    await this.changes.store(reminders);
    const silent = await this.log.takeSilentAbout(about);
    const lines = silent.filter((l) =>
      rule === undefined ? true : l.rule === rule || (rule === 'sales.unanswered' && l.rule === 'sales.escalated'),
    );
    const over = lines.filter((l) => !isOfPeople(l.rule) || rule === undefined);
    await this.log.save(...over.map((l) => answered(l, 'done', { at: now, by: null, outcome: because })));
  }
}

const ownerFor = ({ toHeads = false }: WantedReminder, owner: Recipient | null): Owner =>
  owner && !toHeads
    ? { kind: 'employee', employeeId: owner.employeeId }
    : { kind: 'team', role: 'head', branchId: null };
