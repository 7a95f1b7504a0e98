import { Injectable } from '@nestjs/common';
import { DomainError } from '@prorab/kernel';
import { type KnownSpokenCommand, SpokenCommands, type SpokenValue, holds, messageFor } from '@prorab/platform/marks';
import {
  type AnswerTaken,
  type AnsweringPerson,
  type SubjectAnswer,
  SubjectAnswers,
} from '../../../application/ports/subject-answers.port.js';
import type { Button, OfferedAnswer } from '../../../domain/reminder/buttons.js';
import { dayOn } from '../../../domain/reminder/wall-time.js';
import { type PuttingOff, isPuttingOff, putOffUntil } from '../../../domain/reminder/putting-off.js';

const dates: readonly [PuttingOff, { ru: string; en: string }][] = [
  ['morning', { ru: 'Завтра', en: 'Tomorrow' }],
  ['three-days', { ru: 'Через 3 дня', en: 'In 3 days' }],
  ['monday', { ru: 'В понедельник', en: 'On Monday' }],
  ['week', { ru: 'Через неделю', en: 'In a week' }],
];

/** Every context answers for its own things: by the commands that it marks with `answers`. A new one needs no change here. */
@Injectable()
export class SpokenSubjectAnswers extends SubjectAnswers {
  constructor(private readonly commands: SpokenCommands) {
    super();
  }

  async offered(
    subject: string,
    { role, language }: Pick<AnsweringPerson, 'role' | 'language'>,
  ): Promise<OfferedAnswer[]> {
    return this.commands
      .all()
      .filter(({ mark }) => mark.answers === subject && mayUse(mark.right, role))
      .map(({ mark }) => ({
        id: mark.id,
        label: mark.title[language],
        choices: momentOf(mark.slots) ? datesIn(language) : [],
      }));
  }

  async give({ subject, id, answer, choice }: SubjectAnswer, person: AnsweringPerson): Promise<AnswerTaken> {
    const known = this.commands.byId(answer);
    const { language } = person;
    if (known?.mark.answers !== subject || !mayUse(known.mark.right, person.role))
      return { kind: 'refused', text: language === 'ru' ? 'Так ответить нельзя.' : 'That is no possible answer.' };
    const moment = momentOf(known.mark.slots);
    if (moment && choice === null)
      return { kind: 'asks', text: known.mark.slots?.[moment]?.ask[language] ?? '', choices: datesIn(language) };
    return this.#run(known, { subject: id, ...chosen(choice, moment, person) }, person);
  }

  async #run(
    { mark, handler }: KnownSpokenCommand,
    slots: Record<string, SpokenValue>,
    person: AnsweringPerson,
  ): Promise<AnswerTaken> {
    const { employeeId, role, language, calendar, now } = person;
    const context = {
      employeeId,
      role,
      language,
      calendar,
      now,
      zone: calendar.zone,
      room: 'assistant',
      conversationId: null,
      messageId: null,
      phrase: '',
    } as const;
    try {
      const { text, buttons = [] } = await handler.run(slots, context);
      const choices = buttons
        .filter((b) => b.command === mark.id)
        .map(({ label, slots: given = {} }): Button => ({ id: choiceOf(given), label }));
      return choices.length ? { kind: 'asks', text, choices } : { kind: 'taken', text };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { kind: 'refused', text: messageFor(error.code, language, error.details, error.message) };
    }
  }
}

const mayUse = (right: string | null, role: string): boolean => right === null || holds(role, right);
const momentOf = (slots: KnownSpokenCommand['mark']['slots'] = {}): string | undefined =>
  Object.entries(slots).find(([, slot]) => slot.kind === 'moment' && !slot.optional)?.[0];
const datesIn = (language: 'ru' | 'en'): Button[] => dates.map(([id, label]) => ({ id, label: label[language] }));

/** `reason=price`: what of the offered values is not the subject itself. */
function choiceOf(slots: Readonly<Record<string, SpokenValue>>): string {
  const [name, value] = Object.entries(slots).find(([slot]) => slot !== 'subject') ?? [];
  return name === undefined ? '' : `${name}=${String(value)}`;
}
function chosen(
  choice: string | null,
  moment: string | undefined,
  { calendar, now }: AnsweringPerson,
): Record<string, SpokenValue> {
  if (choice === null) return {};
  if (moment && isPuttingOff(choice)) {
    const at = putOffUntil(choice, now, calendar);
    return { [moment]: { day: dayOn(at, calendar.zone), time: null, at: at.toISOString() } };
  }
  const [name = '', ...value] = choice.split('=');
  return { [name]: value.join('=') };
}
