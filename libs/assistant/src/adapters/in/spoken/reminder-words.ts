import { type SpokenAnswer, type SpokenContext, type SpokenSlot, saidMoment } from '@prorab/platform/marks';
import type { ReminderView } from '../../../application/queries/reminder-view.js';

export const inWords = ({ language }: SpokenContext, ru: string, en: string): string => (language === 'ru' ? ru : en);

/** What is kept here is known now. */
export const answer = (
  context: SpokenContext,
  text: string,
  more: Pick<SpokenAnswer, 'lines' | 'buttons'> = {},
): SpokenAnswer => ({ text, ...more, source: inWords(context, 'Ава', 'Ava'), asOf: context.now });

/** «№ 3 Отправить отчёт: пн, 7 декабря, в 9:00 (каждый понедельник в 9:00)» */
export function reminderInALine(
  { number, text, fireAt, repeatInWords, team, state }: ReminderView,
  context: SpokenContext,
): string {
  const when =
    fireAt === null
      ? state === 'said'
        ? inWords(context, 'уже напомнила', 'told already')
        : inWords(context, 'ждёт', 'waits')
      : saidMoment(new Date(fireAt), context);
  const whose = team ? inWords(context, ' · команда', ' · team') : '';
  return `№ ${number} ${text}: ${when}${repeatInWords ? ` (${repeatInWords})` : ''}${whose}`;
}

export const numberOfReminder: SpokenSlot = {
  kind: 'number',
  ask: { ru: 'Какой номер напоминания?', en: 'What is the number of the reminder?' },
};
export const momentOfReminder: SpokenSlot = { kind: 'moment', ask: { ru: 'Когда напомнить?', en: 'When?' } };
export const textOfReminder: SpokenSlot = { kind: 'text', ask: { ru: 'О чём напомнить?', en: 'Of what?' } };
