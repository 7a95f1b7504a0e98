import { dayName, dayNumber, newId } from '@prorab/kernel';
import { Clock, Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { buttonsTogether } from '../../domain/reminder/buttons.js';
import { byUrgency } from '../../domain/reminder/gathering.js';
import type { Recipient } from '../../domain/reminder/recipient.js';
import { type Reminding, aReminding, naturalKey } from '../../domain/reminder/reminding.js';
import { linesTogether } from '../../domain/reminder/said-text.js';
import { DAY } from '../../domain/reminder/wall-time.js';
import { ReminderBook } from '../ports/reminder-book.port.js';
import { ReminderRecipients } from '../ports/reminder-recipients.port.js';
import { RemindingLog } from '../ports/reminding-log.port.js';
import { FORGOTTEN } from '../reminders-of-subject.js';
import { ReminderSettings } from '../reminder-settings.js';
import { ReminderSpeech } from '../reminder-speech.js';

const MOST = 200;
/** What is older than this and was never answered is in the log, not on the list. */
const SILENT_DAYS = 14;
/** So far back is looked for lists that a downtime has swallowed. */
const LOOK_BACK = 10;

/** The list of the morning: one message, what is overdue on top, then what comes today. Only until the day ends; a day without is told of in the log. */
@UseCase()
export class TellMorningList {
  constructor(
    private readonly book: ReminderBook,
    private readonly log: RemindingLog,
    private readonly recipients: ReminderRecipients,
    private readonly speech: ReminderSpeech,
    private readonly settings: ReminderSettings,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ employeeId, day }: { employeeId: string; day: string }): Promise<void> {
    return this.work.run(async () => {
      const owner = `employee:${employeeId}`;
      await this.locks.hold(`assistant.reminders:${owner}`);
      const now = this.clock.now();
      const person = await this.recipients.one(employeeId, now);
      const key = keyOf(employeeId, day);
      if (!person?.active || (await this.log.known([key])).has(key)) return;
      await this.#noteSkipped(person, day, now);
      const late = !person.atWork || person.calendar.dayOf(now) !== day;
      const items = late ? [] : await this.#items(person, now);
      if (items.length) await this.#tell(person, key, items, now);
      else if (late) await this.log.add(listLine(person, key, now, dayOver));
      else await this.log.add(listLine(person, key, now, { state: 'skipped', outcome: 'nothing' }));
    });
  }

  async #items({ employeeId, calendar }: Recipient, now: Date) {
    const { to } = calendar.bordersOf(calendar.dayOf(now));
    const planned = await this.book.plannedFor(`employee:${employeeId}`, to, MOST);
    const silent = await this.log.silentTo(employeeId, new Date(now.getTime() - SILENT_DAYS * DAY), MOST);
    // Forgotten invoices have a list of their own.
    const items = [
      ...planned
        .filter(({ state }) => state.rule !== FORGOTTEN)
        .map(({ id, fireAt, state }) => ({ id, number: state.number, text: state.text, dueAt: fireAt ?? now })),
      ...silent
        .filter(({ rule }) => rule !== FORGOTTEN)
        .map(({ reminderId, number, text, dueAt }) => ({ id: reminderId ?? '', number, text, dueAt })),
    ];
    // One that was said and put off stands there once.
    return [...new Map(items.map((i) => [i.id, i])).values()].sort(byUrgency(now));
  }

  async #tell(
    person: Recipient,
    key: string,
    items: { id: string; number: number | null; text: string; dueAt: Date }[],
    now: Date,
  ): Promise<void> {
    const { language, lateAfterMinutes, digestLines, link } = this.settings;
    const title = language === 'ru' ? 'На сегодня:' : 'For today:';
    const lines = items.map((i) => ({ ...i, lateMs: 0, missed: 0, insteadOf: null, ignored: 0 }));
    const by = { language, lateAfterMinutes, zone: person.calendar.zone, now };
    const text = linesTogether(title, lines, { ...by, most: digestLines, link });
    const speechKey = `morning:${newId()}`;
    await this.log.add(
      listLine(person, key, now, { speechKey, saidAt: now, saidText: text, text: title, state: 'said', alone: true }),
    );
    const overdue = items.slice(0, digestLines).filter((i) => i.dueAt < now);
    const buttons = buttonsTogether(overdue, language).filter(({ id }) => !id.startsWith('all-'));
    this.speech.say({
      key: speechKey,
      employeeId: person.employeeId,
      text,
      buttons,
      buttonsUntil: person.calendar.bordersOf(person.calendar.dayOf(now)).to,
    });
  }

  /** Working days since the last list on which there was none, and the person was there: the house stood still. */
  async #noteSkipped(person: Recipient, day: string, now: Date): Promise<void> {
    const before = Array.from({ length: LOOK_BACK }, (_, n) => dayName(dayNumber(day) - 1 - n));
    const known = await this.log.known(before.map((d) => keyOf(person.employeeId, d)));
    const last = before.findIndex((d) => known.has(keyOf(person.employeeId, d)));
    for (const missed of before.slice(0, Math.max(0, last))) {
      const [opening] = person.calendar.hoursOf(missed);
      const then = opening && (await this.recipients.one(person.employeeId, opening.from));
      if (!opening || !then?.atWork) continue;
      await this.log.add(listLine(person, keyOf(person.employeeId, missed), now, { ...dayOver, dueAt: opening.from }));
    }
  }
}

const dayOver = { state: 'skipped', skippedBecause: 'day-over', outcome: 'day-over' } as const;
const keyOf = (employeeId: string, day: string): string =>
  naturalKey('morning', `employee:${employeeId}`, day, employeeId);
const listLine = (
  person: Recipient,
  key: string,
  now: Date,
  over: Partial<Reminding> & Pick<Reminding, 'state'>,
): Reminding =>
  aReminding({
    ...{
      id: newId(),
      naturalKey: key,
      rule: 'morning',
      subject: `employee:${person.employeeId}`,
      text: 'list of the day',
    },
    ...{ dueAt: now, owner: `employee:${person.employeeId}`, recipientId: person.employeeId, createdAt: now },
    ...over,
  });
