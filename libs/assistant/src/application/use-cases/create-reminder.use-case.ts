import { Clock, UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { RecipientUnknown, SubjectUnknown, TooManyReminders } from '../../domain/reminder/reminder-errors.js';
import { type About, type Owner, ownerKey } from '../../domain/reminder/reminder-record.js';
import { Reminder } from '../../domain/reminder/reminder.js';
import { ReminderBook } from '../ports/reminder-book.port.js';
import { ReminderRecipients } from '../ports/reminder-recipients.port.js';
import { ReminderSubjects } from '../ports/reminder-subjects.port.js';
import { ReminderChanges } from '../reminder-changes.js';
import { ReminderDates } from '../reminder-dates.js';
import { ReminderSettings } from '../reminder-settings.js';

export interface NewReminder {
  text: string;
  /** Of a single one its date; of a repeated one its beginning. */
  at: Date | null;
  /** RRULE. */
  repeat: string | null;
  about?: About | null;
  owner: Owner;
}

/** A person asks to be reminded, or that the team be. */
@UseCase()
export class CreateReminder {
  constructor(
    private readonly book: ReminderBook,
    private readonly recipients: ReminderRecipients,
    private readonly subjects: ReminderSubjects,
    private readonly dates: ReminderDates,
    private readonly changes: ReminderChanges,
    private readonly settings: ReminderSettings,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DateInThePast, DateTooFar, RepeatInvalid, RepeatNeverComes, RecipientUnknown, SubjectUnknown, TooManyReminders */
  execute({ text, at, repeat, about = null, owner }: NewReminder): Promise<Reminder> {
    return this.work.run(async () => {
      const now = this.clock.now();
      const people = (await this.recipients.at(now)).filter((p) => p.active);
      const by = actorId();
      const own = people.find((p) => p.employeeId === (owner.kind === 'employee' ? owner.employeeId : by));
      const near = owner.kind === 'team' ? people.find((p) => p.branchId === owner.branchId) : undefined;
      const person = near ?? own;
      if (!person) throw new RecipientUnknown(owner.kind === 'employee' ? owner.employeeId : (by ?? ''));
      const { zone } = person.calendar;
      const dates = this.dates.planned({ at, repeat, zone }, now);
      const number = await this.changes.numberFor(owner);
      if ((await this.book.countOpen(ownerKey(owner))) >= this.settings.mostOpen)
        throw new TooManyReminders(this.settings.mostOpen);
      const rule = owner.kind === 'team' ? 'team' : 'personal';
      const reminder = Reminder.plan(
        { ...dates, number, owner, createdBy: by, rule, about: await this.#known(about), text: text.trim(), zone },
        now,
      );
      await this.book.add(reminder);
      await this.changes.store([reminder]);
      return reminder;
    });
  }

  /** With the number that people know a subject by. */
  async #known(about: About | null): Promise<About | null> {
    if (about?.kind !== 'subject') return about;
    const card = await this.subjects.cardOf(about.subject, about.id);
    if (!card) throw new SubjectUnknown(about.subject);
    return { ...about, number: card.number };
  }
}
