import { type SqlValue, instant } from '@prorab/platform/marks';

/** A piece of a statement with its parameters. */
export interface Sql {
  text: string;
  params: readonly SqlValue[];
}
export const sql = (text: string, ...params: SqlValue[]): Sql => ({ text, params });
export const all = (pieces: readonly Sql[], by = ' and '): Sql => ({
  text: pieces.map((p) => p.text).join(by),
  params: pieces.flatMap((p) => p.params),
});
export const either = (pieces: readonly Sql[]): Sql => {
  const { text, params } = all(pieces, ' or ');
  return { text: `(${text})`, params };
};
export const anyOf = (column: string, values: readonly SqlValue[]): Sql =>
  sql(`${column} in (${values.map(() => '?').join(', ')})`, ...values);

/** Lower case, ё as е, as the search columns hold it. */
export const searchText = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();

const mostWords = 6;
export const wordsIn = (text: string): string[] =>
  [...new Set(searchText(text).split(' '))].filter(Boolean).slice(0, mostWords);

/** Every word is somewhere in the column; signs of patterns are taken literally. */
export const hasWords = (column: string, text: string): Sql[] =>
  wordsIn(text).map((word) => sql(`${column} like ? escape '!'`, `%${word.replace(/[!%_]/g, '!$&')}%`));

/** `like 'abc%'` that every engine reads off the index: up to the last code point there is. */
export const beginsWith = (column: string, prefix: string): Sql =>
  sql(`${column} >= ? and ${column} < ?`, prefix, `${prefix}\u{10FFFF}`);

/** After the last row seen, in the order of `column` then `id`. The first comparison is what an index can jump to. */
export function afterKey(
  column: string,
  id: string,
  descending: boolean,
  [value, last]: readonly [SqlValue, string],
): Sql {
  const past = descending ? '<' : '>';
  return sql(`${column} ${past}= ? and (${column} ${past} ? or ${id} ${past} ?)`, value, value, last);
}

const dayMs = 86_400_000;
const digits = (length: number, many: number): string[] =>
  Array.from({ length: many }, (_, n) => String(n).padStart(length, '0'));
const [two, three] = [digits(2, 60), digits(3, 1000)];
let day = { number: NaN, text: '' };

/** `new Date(ms).toISOString()`, which is the dearest part of a long list: the days of a page are few. */
function isoOfMs(ms: number): string {
  const number = Math.floor(ms / dayMs);
  if (number !== day.number) day = { number, text: new Date(number * dayMs).toISOString().slice(0, 11) };
  const rest = ms - number * dayMs;
  const [h, m, s] = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60, Math.floor(rest / 1000) % 60];
  return `${day.text}${two[h]}:${two[m]}:${two[s]}.${three[Math.floor(rest % 1000)]}Z`;
}

/** An instant as ISO text. The servers answer with text already, which is only put into form. */
export function iso(value: unknown): string {
  if (typeof value === 'number') return isoOfMs(value);
  if (typeof value === 'string' && value.length === 23 && value[10] === ' ')
    return `${value.slice(0, 10)}T${value.slice(11)}Z`;
  return instant(value).toISOString();
}
export const isoOrNull = (value: unknown): string | null => (value === null || value === undefined ? null : iso(value));
