import type { PuttingOff } from './putting-off.js';
import type { Language } from './rule-words.js';

export interface Button {
  readonly id: string;
  readonly label: string;
}
/** An answer that the owner of a subject offers; `choices` are asked for after it is pressed. */
export interface OfferedAnswer {
  /** `sales.inquiry-promised` */
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Button[];
}

const words: Record<string, { ru: string; en: string }> = {
  done: { ru: 'Готово', en: 'Done' },
  hour: { ru: 'Через час', en: 'In an hour' },
  morning: { ru: 'Завтра утром', en: 'Tomorrow morning' },
  'three-days': { ru: 'Через 3 дня', en: 'In 3 days' },
  monday: { ru: 'В понедельник', en: 'On Monday' },
  week: { ru: 'Через неделю', en: 'In a week' },
  when: { ru: 'Другой срок…', en: 'Another date…' },
  back: { ru: 'Назад', en: 'Back' },
  remove: { ru: 'Убрать правило', en: 'Remove the rule' },
  'all-done': { ru: 'Все готово', en: 'All done' },
  'all-hour': { ru: 'Все через час', en: 'All in an hour' },
  'all-morning': { ru: 'Все завтра утром', en: 'All tomorrow morning' },
};
const button = (id: string, language: Language): Button => ({ id, label: words[id]?.[language] ?? id });
const dates: readonly (PuttingOff | 'back')[] = ['hour', 'morning', 'three-days', 'monday', 'week', 'back'];

/** Under a reminder that is said alone. */
export function buttonsAlone({
  offered,
  removable,
  language,
}: {
  offered: readonly OfferedAnswer[];
  removable: boolean;
  language: Language;
}): Button[] {
  return [
    ...(offered.length ? [] : [button('done', language)]),
    ...offered.slice(0, 10).map(({ id, label }) => ({ id: `answer:${id}`, label })),
    ...['hour', 'morning', 'when', ...(removable ? ['remove'] : [])].map((id) => button(id, language)),
  ];
}
export const buttonsOfDates = (language: Language): Button[] => dates.map((id) => button(id, language));
export const buttonsOfChoices = (answer: OfferedAnswer, language: Language): Button[] => [
  ...answer.choices.slice(0, 18).map(({ id, label }) => ({ id: `answer:${answer.id}:${id}`, label })),
  button('back', language),
];
/** Under many: those that are seen one by one, then all. */
export function buttonsTogether(lines: readonly { id: string; number: number | null }[], language: Language): Button[] {
  const single = lines.filter((l) => l.number !== null).slice(0, 10);
  return [
    ...single.map(({ id, number }) => ({ id: `done:${id}`, label: `${button('done', language).label}: № ${number}` })),
    ...['all-done', 'all-hour', 'all-morning'].map((id) => button(id, language)),
  ];
}

/** `answer:sales.inquiry-promised:2026-12-07` → its parts. */
export function pressed(buttonId: string): { verb: string; what: string | null; choice: string | null } {
  const [verb = '', what = null, ...choice] = buttonId.split(':');
  return { verb, what, choice: choice.length ? choice.join(':') : null };
}
