import { Clock, Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { audienceOf } from '../../domain/reminder/audience.js';
import { gather } from '../../domain/reminder/gathering.js';
import type { Recipient } from '../../domain/reminder/recipient.js';
import { isOfPeople, ownerOf } from '../../domain/reminder/reminder-record.js';
import type { Reminder } from '../../domain/reminder/reminder.js';
import { ReminderBook } from '../ports/reminder-book.port.js';
import { ReminderRecipients } from '../ports/reminder-recipients.port.js';
import { ReminderSubjects } from '../ports/reminder-subjects.port.js';
import { RemindingLog } from '../ports/reminding-log.port.js';
import { ReminderChanges } from '../reminder-changes.js';
import { ReminderDates } from '../reminder-dates.js';
import { type Fired, skippedLine } from '../reminder-round.js';
import { FORGOTTEN } from '../reminders-of-subject.js';
import { ReminderSettings } from '../reminder-settings.js';
import { ReminderTelling } from '../reminder-telling.js';

const AT_ONCE = 200;
interface Told {
  reminder: Reminder;
  to: readonly Recipient[];
  insteadOf: Recipient | null;
}

/**
 * Tells an owner what is due: the messages, the lines of the log and the next dates are one commit. A process that dies before it has told
 * nothing, one that dies after it has told all, once.
 */
@UseCase()
export class RemindOwner {
  constructor(
    private readonly book: ReminderBook,
    private readonly log: RemindingLog,
    private readonly recipients: ReminderRecipients,
    private readonly subjects: ReminderSubjects,
    private readonly dates: ReminderDates,
    private readonly telling: ReminderTelling,
    private readonly changes: ReminderChanges,
    private readonly settings: ReminderSettings,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ owner }: { owner: string }): Promise<{ messages: number }> {
    return this.work.run(async () => {
      await this.locks.hold(`assistant.reminders:${owner}`);
      const now = this.clock.now();
      const due = await this.book.takeDue(owner, now, AT_ONCE);
      if (due.length === 0) return { messages: 0 };
      const people = await this.recipients.at(now);
      const tells = await this.#useful(due, people, now);
      const fired = await this.#fired(await this.#notTooMany(tells, owner, now), now);
      await this.changes.store(due);
      return { messages: await this.telling.tell(fired) };
    });
  }

  /** Ends what is of no use any more, holds back what has nobody to be told to now. */
  async #useful(due: readonly Reminder[], people: readonly Recipient[], now: Date): Promise<Told[]> {
    const tells: Told[] = [];
    for (const reminder of due) {
      const { owner, rule, about } = reminder.state;
      const card = about?.kind === 'subject' ? await this.subjects.cardOf(about.subject, about.id) : null;
      const over =
        about?.kind === 'subject' &&
        !isOfPeople(rule) &&
        (!card?.open ||
          (rule === 'sales.unanswered' && card.respondBy === null) ||
          (rule === FORGOTTEN && !card.toTell));
      const audience = audienceOf(owner, !isOfPeople(rule), people, now);
      if (over) reminder.end('done', 'subject-over', now);
      else if (audience.kind === 'gone') reminder.end('cancelled', 'owner-gone', now);
      else if (audience.kind === 'hold') reminder.hold(audience.until, audience.because, now);
      else tells.push({ reminder, ...audience });
    }
    return tells;
  }

  /** One by one, gathered, or later together with what comes until then. Who is the one recipient of all decides by his day. */
  async #notTooMany(tells: Told[], owner: string, now: Date): Promise<{ tells: Told[]; together: boolean }> {
    const [one] = tells[0]?.to ?? [];
    if (!one || ownerOf(owner).kind === 'team') return { tells, together: tells.length > this.settings.togetherAbove };
    const { from } = one.calendar.bordersOf(one.calendar.dayOf(now));
    const gathering = gather(tells.length, await this.log.messagesTo(one.employeeId, from), this.settings, now);
    if (gathering.how !== 'wait') return { tells, together: gathering.how === 'together' };
    for (const { reminder } of tells) reminder.hold(gathering.until, 'many', now);
    return { tells: [], together: false };
  }

  async #fired(
    { tells, together }: { tells: Told[]; together: boolean },
    now: Date,
  ): Promise<{ fired: Fired[]; together: boolean }> {
    const last = await this.log.lastOf(tells.map((t) => t.reminder.id));
    const fired = tells.flatMap(({ reminder, to, insteadOf }): Fired[] => {
      const before = last.get(reminder.id);
      const firing = reminder.fire(
        now,
        this.dates.of(reminder.state),
        before !== undefined && before.answeredAt === null,
      );
      return to.map((recipient) => ({ reminder, firing, recipient, insteadOf }));
    });
    const skipped = fired.flatMap((f, n) => (fired[n - 1]?.reminder === f.reminder ? [] : (skippedLine(f, now) ?? [])));
    const known = await this.log.known(skipped.map((s) => s.naturalKey));
    await this.log.add(...skipped.filter((s) => !known.has(s.naturalKey)));
    return { fired, together };
  }
}
