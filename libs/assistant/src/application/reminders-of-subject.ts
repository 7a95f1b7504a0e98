import type { Recipient } from '../domain/reminder/recipient.js';
import { momentInWords } from '../domain/reminder/rule-words.js';
import { wallOf } from '../domain/reminder/wall-time.js';
import type { SubjectCard } from './ports/reminder-subjects.port.js';
import type { ReminderSettings } from './reminder-settings.js';

export interface WantedReminder {
  text: string;
  due: Date;
  /** The heads are told, whoever owns it. */
  toHeads?: boolean;
}

/** The rule of an invoice that nobody pays. It has a ladder of its own, which ends at the head. */
export const FORGOTTEN = 'sales.invoice-forgotten';

/** What a thing wants its owner to be reminded of, by rule; null = nothing now. */
export function wantedFor(
  { title, nextStep, respondBy, toTell = null }: SubjectCard,
  owner: Recipient | null,
  settings: ReminderSettings,
): { rule: string; wanted: WantedReminder | null }[] {
  const unanswered =
    respondBy && owner
      ? { text: waits(title, respondBy, owner, settings), due: beforeLate(respondBy, owner, settings) }
      : null;
  return [
    {
      rule: 'sales.next-step',
      wanted: nextStep && { text: `${title}: ${nextStep.text}`.slice(0, 2_000), due: nextStep.due },
    },
    { rule: 'sales.unanswered', wanted: unanswered },
    {
      rule: FORGOTTEN,
      wanted: toTell && {
        text: `${title}: ${toTell.text} (${dated(toTell, owner, settings)})`.slice(0, 2_000),
        due: toTell.since,
        toHeads: toTell.to === 'heads',
      },
    },
  ];
}

function waits(title: string, respondBy: Date, { calendar }: Recipient, { language }: ReminderSettings): string {
  const wall = wallOf(respondBy, calendar.zone);
  const by = momentInWords(wall, language, wall);
  return language === 'ru'
    ? `${title}. Клиент ждёт ответа, срок: ${by}`
    : `${title}. The customer waits for an answer, due ${by}`;
}
function beforeLate(respondBy: Date, { calendar }: Recipient, { beforeLateWorkingMinutes }: ReminderSettings): Date {
  return calendar.nextOpening(respondBy)
    ? calendar.addWorkingMinutes(respondBy, -beforeLateWorkingMinutes)
    : new Date(respondBy.getTime() - beforeLateWorkingMinutes * 60_000);
}
/** «1С, сегодня в 12:05»: whose word it is, and of when. */
function dated(
  { source, asOf }: { source: string; asOf: Date },
  owner: Recipient | null,
  { language }: ReminderSettings,
): string {
  const wall = wallOf(asOf, owner?.calendar.zone ?? 'Europe/Moscow');
  return `${source}, ${momentInWords(wall, language, wall)}`;
}
