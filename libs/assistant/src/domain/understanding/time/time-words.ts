import { stemOf } from '@prorab/kernel';
import { likeness } from '../likeness.js';
import type { Token } from '../token.js';

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month';

/** Words with a meaning: found by form, and if they are long enough, through a slip of the finger. */
class Dictionary<T> {
  readonly #words: { word: string; stem: string; means: T }[];
  readonly #exact = new Map<string, T>();
  readonly #guessed = new WeakMap<Token, { means: T | undefined }>();
  constructor(entries: readonly (readonly [means: T, words: string])[]) {
    this.#words = entries.flatMap(([means, words]) =>
      words.split(' ').map((word) => ({ word, stem: stemOf(word), means })),
    );
    for (const { word, stem, means } of this.#words) this.#exact.set(word, means).set(stem, means);
  }
  of(token: Token | undefined): T | undefined {
    if (token?.kind !== 'word') return undefined;
    const exact = this.#exact.get(token.word) ?? this.#exact.get(token.stem);
    if (exact !== undefined || token.word.length < 5) return exact;
    // A phrase is read many times over, and to look for slips is dear.
    const before = this.#guessed.get(token);
    if (before) return before.means;
    const found = this.#words.find((known) => known.word.length >= 5 && likeness(known, token) > 0.8);
    this.#guessed.set(token, { means: found?.means });
    return found?.means;
  }
}

const WEEKDAYS = new Dictionary<number>([
  [0, 'понедельник пн monday mon'],
  [1, 'вторник вт tuesday tue'],
  [2, 'среда среду среды среде ср wednesday wed'],
  [3, 'четверг чт thursday thu'],
  [4, 'пятница пятницу пт friday fri'],
  [5, 'суббота субботу сб saturday sat'],
  [6, 'воскресенье воскресенья вс sunday sun'],
]);
const MONTHS = new Dictionary<number>([
  [0, 'января январь янв january jan'],
  [1, 'февраля февраль фев february feb'],
  [2, 'марта март мар march mar'],
  [3, 'апреля апрель апр april apr'],
  [4, 'мая май may'],
  [5, 'июня июнь июн june jun'],
  [6, 'июля июль июл july jul'],
  [7, 'августа август авг august aug'],
  [8, 'сентября сентябрь сен сент september sep sept'],
  [9, 'октября октябрь окт october oct'],
  [10, 'ноября ноябрь ноя november nov'],
  [11, 'декабря декабрь дек december dec'],
]);
const DAYS = new Dictionary<number>([
  [-1, 'вчера yesterday'],
  [0, 'сегодня сегодняшний today'],
  [1, 'завтра завтрашний tomorrow'],
  [2, 'послезавтра'],
]);
const UNITS = new Dictionary<Unit>([
  ['minute', 'минута минут минуты мин minute minutes min mins'],
  ['hour', 'час часа часов часик ч hour hours h hr hrs'],
  ['day', 'день дня дней сутки суток day days'],
  ['week', 'неделя неделю недели недель week weeks'],
  ['month', 'месяц месяца месяцев month months'],
]);
const NUMBERS = new Dictionary<number>([
  [0.5, 'пол half'],
  [1, 'один одну одна one'],
  [1.5, 'полтора полторы'],
  [2, 'два две two пару пара'],
  [3, 'три three'],
  [4, 'четыре four'],
  [5, 'пять five'],
  [6, 'шесть six'],
  [7, 'семь seven'],
  [8, 'восемь eight'],
  [9, 'девять nine'],
  [10, 'десять ten'],
  [12, 'двенадцать twelve'],
  [15, 'пятнадцать fifteen'],
  [20, 'двадцать twenty'],
  [30, 'тридцать thirty'],
]);
/** Part of the day → minutes since midnight when it is named alone. */
const PARTS = new Dictionary<number>([
  [9 * 60, 'утром morning'],
  [14 * 60, 'днем afternoon'],
  [18 * 60, 'вечером evening'],
  [12 * 60, 'полдень noon'],
  [13 * 60, 'обед обеда lunch'],
]);

export const weekdayNamed = (token?: Token): number | undefined => WEEKDAYS.of(token);
export const monthNamed = (token?: Token): number | undefined => MONTHS.of(token);
export const dayNamed = (token?: Token): number | undefined => DAYS.of(token);
export const unitNamed = (token?: Token): Unit | undefined => UNITS.of(token);
export const partNamed = (token?: Token): number | undefined => PARTS.of(token);

/** A count in digits or in words. */
export function countAt(token?: Token): number | undefined {
  if (token?.kind === 'number') return Number(token.word);
  return NUMBERS.of(token);
}
export const isOneOf = (token: Token | undefined, words: string): boolean =>
  token !== undefined && words.split(' ').includes(token.word);
