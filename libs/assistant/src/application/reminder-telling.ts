import { grouped } from '../domain/grouped.js';
import { newId } from '@prorab/kernel';
import { Clock, UseCase } from '@prorab/platform/marks';
import { buttonsAlone, buttonsTogether } from '../domain/reminder/buttons.js';
import { byUrgency } from '../domain/reminder/gathering.js';
import type { Recipient } from '../domain/reminder/recipient.js';
import type { Reminding } from '../domain/reminder/reminding.js';
import { type SaidBy, lineAlone, linesTogether } from '../domain/reminder/said-text.js';
import { RemindingLog } from './ports/reminding-log.port.js';
import { SubjectAnswers } from './ports/subject-answers.port.js';
import { type Fired, escalationOf, keyOf, saidLine, toSay } from './reminder-round.js';
import { ReminderSettings } from './reminder-settings.js';
import { ReminderSpeech } from './reminder-speech.js';

/** How long a button under a reminder does something. */
const BUTTON_DAYS = 14;
const daysLater = (from: Date, days: number): Date => new Date(from.getTime() + days * 86_400_000);

/** Says what has fired and writes it in the log; what is in the log already is not said again. */
@UseCase()
export class ReminderTelling {
  constructor(
    private readonly log: RemindingLog,
    private readonly answers: SubjectAnswers,
    private readonly speech: ReminderSpeech,
    private readonly settings: ReminderSettings,
    private readonly clock: Clock,
  ) {}

  /** @returns messages */
  async tell({ fired, together }: { fired: readonly Fired[]; together: boolean }): Promise<number> {
    const known = await this.log.known(fired.map(keyOf));
    // Two reminders of one subject may come to the same key.
    const fresh = new Map(fired.filter((f) => !known.has(keyOf(f))).map((f) => [keyOf(f), f]));
    if (!together) {
      for (const one of fresh.values()) await this.#alone(one);
      return fresh.size;
    }
    const byPerson = grouped(fresh.values(), (f) => f.recipient);
    for (const [person, some] of byPerson) await this.#together(person, some);
    return byPerson.size;
  }

  async #alone(fired: Fired): Promise<void> {
    const { reminder, recipient } = fired;
    const now = this.clock.now();
    const { language, ignoredTimes } = this.settings;
    const line = saidLine(fired, now, escalationOf(fired, this.settings, this.clock));
    const { about, ignored } = reminder.state;
    const offered =
      about?.kind === 'subject' ? await this.answers.offered(about.subject, { role: recipient.role, language }) : [];
    const text = lineAlone(toSay(fired, this.settings), this.#by(recipient, now));
    const key = `reminder:${line.id}`;
    await this.log.add({ ...line, speechKey: key, saidText: text });
    const buttons = buttonsAlone({ offered, removable: ignored >= ignoredTimes, language });
    this.speech.say({
      key,
      employeeId: recipient.employeeId,
      text,
      buttons,
      buttonsUntil: daysLater(now, BUTTON_DAYS),
    });
  }

  async #together(person: Recipient, some: readonly Fired[]): Promise<void> {
    const now = this.clock.now();
    const key = `reminders:${newId()}`;
    const said = some.map((fired): { line: Reminding; fired: Fired } => ({
      line: { ...saidLine(fired, now, escalationOf(fired, this.settings, this.clock)), speechKey: key, alone: false },
      fired,
    }));
    said.sort((a, b) => byUrgency(now)(a.line, b.line));
    const { language, digestLines, link } = this.settings;
    const title =
      language === 'ru'
        ? `Напоминаний сразу несколько (${some.length}):`
        : `Several reminders at once (${some.length}):`;
    const lines = said.map(({ fired }) => toSay(fired, this.settings));
    const text = linesTogether(title, lines, { ...this.#by(person, now), most: digestLines, link });
    await this.log.add(...said.map(({ line }) => line));
    const shown = said.slice(0, digestLines).map(({ line }) => ({ id: line.reminderId ?? '', number: line.number }));
    const buttons = buttonsTogether(shown, language);
    this.speech.say({ key, employeeId: person.employeeId, text, buttons, buttonsUntil: daysLater(now, BUTTON_DAYS) });
  }

  #by({ calendar }: Recipient, now: Date): SaidBy {
    const { language, lateAfterMinutes } = this.settings;
    return { language, zone: calendar.zone, now, lateAfterMinutes };
  }
}
