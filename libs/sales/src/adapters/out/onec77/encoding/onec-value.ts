import type { CalendarDay } from '@prorab/kernel';
import { brokenValue } from './broken-value.js';
import { dayOf } from './onec-day.js';
import { decimalOf } from './onec-number.js';
import { type KindAndKey, kindAndKeyOf, referenceOf } from './onec-id.js';

/** Letters of 1C for kinds of objects. */
export const objectLetters = {
  enum: 'E',
  reference: 'B',
  document: 'O',
  calendar: 'C',
  calculation: 'A',
  account: 'K',
  subconto: 'T',
  chart: 'P',
} as const;
export type ObjectType = keyof typeof objectLetters;
const typeOfLetter = new Map<string, ObjectType>(
  Object.entries(objectLetters).map(([type, letter]) => [letter, type as ObjectType]),
);

/** A value of undefined type, and what _1SCRDOC.PARENTVAL holds. */
export type OnecValue =
  | { readonly type: 'number'; readonly value: string }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'day'; readonly value: CalendarDay }
  | ({ readonly type: ObjectType } & KindAndKey);

const WHAT = { ru: 'значение неопределённого типа', en: 'a value of undefined type' };

/** 23 characters; null: nothing, an empty day or an empty object. Spaces at the end may be missing. @throws LedgerUnfit */
export function valueOf(raw: string): OnecValue | null {
  if (raw.trim() === '' || raw.trimEnd() === 'U') return null;
  const [letter, rest] = [raw.slice(0, 1), raw.slice(1)];
  if (raw.length > 23) throw brokenValue(WHAT, raw);
  if (letter === 'N') return { type: 'number', value: decimalOf(rest.trim()) };
  if (letter === 'S') return { type: 'text', value: rest.trimEnd() };
  if (letter === 'D') {
    const day = dayOf(rest.trim());
    return day === null ? null : { type: 'day', value: day };
  }
  const type = typeOfLetter.get(letter);
  if (!type || rest[0] !== '1' || rest.slice(14).trim() !== '') throw brokenValue(WHAT, raw);
  const thing = kindAndKeyOf(rest.slice(1, 14));
  return thing && { type, ...thing };
}

/** The other way. @throws RangeError for a number or a text over 22 characters */
export function rawValue(value: OnecValue | null): string {
  return body(value).padEnd(23, ' ');
}
function body(value: OnecValue | null): string {
  if (value === null) return 'U';
  if (value.type === 'number') return `N${fits(value.value).padStart(22, ' ')}`;
  if (value.type === 'text') return `S${fits(value.value)}`;
  if (value.type === 'day') return `D${value.value.replaceAll('-', '')}`;
  return `${objectLetters[value.type]}1${referenceOf(value)}`;
}
function fits(text: string): string {
  if (text.length > 22) throw new RangeError(`${text.length} characters do not fit into 22`);
  return text;
}
