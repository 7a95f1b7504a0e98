import { DomainError } from '@prorab/kernel';
import { Clock, UnitOfWork, UseCase, actingAs, messageFor } from '@prorab/platform/marks';
import {
  type Button,
  buttonsOfChoices,
  buttonsOfDates,
  buttonsTogether,
  pressed,
} from '../../domain/reminder/buttons.js';
import { isPuttingOff, putOffUntil } from '../../domain/reminder/putting-off.js';
import type { Recipient } from '../../domain/reminder/recipient.js';
import { AnswerUnknown } from '../../domain/reminder/reminder-errors.js';
import type { Reminding } from '../../domain/reminder/reminding.js';
import { ReminderRecipients } from '../ports/reminder-recipients.port.js';
import { RemindingLog } from '../ports/reminding-log.port.js';
import { ReminderAnswers } from '../reminder-answers.js';
import { ReminderDates } from '../reminder-dates.js';
import { ReminderSettings } from '../reminder-settings.js';
import { ReminderSpeech } from '../reminder-speech.js';

interface Press {
  speechKey: string;
  buttonId: string;
  employeeId: string;
}

/** `buttons`: what can be pressed next; null = the same as before. */
interface NotYet {
  why: string;
  buttons: readonly Button[] | null;
}

/** A button under a reminder was pressed: by the one who was told, once. What came of it is written under what was said. */
@UseCase()
export class AnswerReminder {
  constructor(
    private readonly log: RemindingLog,
    private readonly recipients: ReminderRecipients,
    private readonly answers: ReminderAnswers,
    private readonly dates: ReminderDates,
    private readonly speech: ReminderSpeech,
    private readonly settings: ReminderSettings,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(press: Press): Promise<void> {
    return this.work.run(async () => {
      const lines = await this.log.takeSaid(press.speechKey);
      const person = (await this.recipients.at(this.clock.now())).find(
        (p) => p.employeeId === press.employeeId && p.active,
      );
      const [line] = lines;
      if (!line || !person || line.recipientId !== person.employeeId) return;
      const actor = {
        kind: 'employee',
        employeeId: person.employeeId,
        role: person.role,
        sessionId: 'assistant',
      } as const;
      await actingAs(actor, () =>
        line.alone && line.reminderId ? this.#alone(line, press, person) : this.#many(lines, press, person),
      );
    });
  }

  async #alone(line: Reminding, { speechKey, buttonId }: Press, person: Recipient): Promise<void> {
    if (line.answeredAt !== null) return this.speech.change(speechKey, null, []);
    const { verb, what, choice } = pressed(buttonId);
    const { language } = this.settings;
    if (verb === 'when')
      return this.speech.change(
        speechKey,
        `${line.saidText ?? line.text}\n${this.#typed(line)}`,
        buttonsOfDates(language),
      );
    if (verb === 'back')
      return this.speech.change(speechKey, line.saidText, await this.answers.buttonsUnder(line, person));
    const said = await this.#tried(async () => {
      if (verb !== 'answer' || what === null) return this.#one(verb, line.reminderId ?? '', person);
      const taken = await this.answers.give(line, { answer: what, choice }, person);
      if (taken.kind === 'taken') return taken.text;
      const offer = { id: what, label: '', choices: taken.kind === 'asks' ? taken.choices : [] };
      return { why: taken.text, buttons: taken.kind === 'asks' ? buttonsOfChoices(offer, language) : null };
    });
    const under = line.saidText ?? line.text;
    if (typeof said === 'string') return this.speech.change(speechKey, `${under}\n✓ ${said}`, []);
    const buttons = said.buttons ?? (await this.answers.buttonsUnder(line, person));
    this.speech.change(speechKey, `${under}\n${said.why}`, buttons);
  }

  /** Under a gathered message: one of its lines, or all. */
  async #many(lines: readonly Reminding[], { speechKey, buttonId }: Press, person: Recipient): Promise<void> {
    const { verb, what } = pressed(buttonId);
    if (verb === 'done' && what !== null) {
      await this.#tried(() => this.#one('done', what, person));
      const left = (await this.log.takeSaid(speechKey)).filter((l) => l.reminderId !== null && l.answeredAt === null);
      const buttons = left.map(({ reminderId, number }) => ({ id: reminderId ?? '', number }));
      return this.speech.change(speechKey, null, left.length ? buttonsTogether(buttons, this.settings.language) : []);
    }
    if (!verb.startsWith('all-')) return;
    for (const { reminderId, answeredAt } of lines)
      if (reminderId !== null && answeredAt === null)
        await this.#tried(() => this.#one(verb.slice('all-'.length), reminderId, person));
    this.speech.change(speechKey, null, []);
  }

  /** @returns what to say of it */
  async #one(verb: string, reminderId: string, person: Recipient): Promise<string> {
    const ru = this.settings.language === 'ru';
    const now = this.clock.now();
    if (verb === 'done') {
      await this.answers.done(reminderId);
      return ru ? 'Готово.' : 'Done.';
    }
    if (verb === 'remove') {
      await this.answers.remove(reminderId);
      return ru ? 'Правило убрано.' : 'The rule is removed.';
    }
    if (!isPuttingOff(verb)) throw new AnswerUnknown(verb);
    const until = putOffUntil(verb, now, person.calendar);
    await this.answers.putOff(reminderId, until);
    const at = this.dates.moment(until, person.calendar.zone, this.settings.language, now);
    return ru ? `Напомню: ${at}.` : `I will remind you: ${at}.`;
  }

  /** @returns what came of it, or why nothing did */
  async #tried(work: () => Promise<string | NotYet>): Promise<string | NotYet> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { why: messageFor(error.code, this.settings.language, error.details, error.message), buttons: null };
    }
  }
  #typed = ({ number }: Reminding): string =>
    this.settings.language === 'ru'
      ? `Когда напомнить? Можно и написать: «перенеси напоминание ${number} на 5 декабря в 10».`
      : `When? You can also write: “move reminder ${number} to 5 December at 10”.`;
}
