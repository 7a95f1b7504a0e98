import type { Texts } from '@prorab/platform/marks';
import type { DdsType } from '../dictionary/dictionary.js';
import type { OnecColumn, OnecNames } from './onec-names.js';

/** One row of INFORMATION_SCHEMA.COLUMNS. */
export interface LiveColumn {
  /** COLUMN_NAME */
  readonly name: string;
  /** DATA_TYPE: `char`, `numeric`, … */
  readonly type: string;
  /** CHARACTER_MAXIMUM_LENGTH; null where there is none. */
  readonly length: number | null;
  /** NUMERIC_PRECISION: all digits. */
  readonly precision: number | null;
  /** NUMERIC_SCALE: digits behind the point. */
  readonly scale: number | null;
  /** COLLATION_NAME */
  readonly collation: string | null;
}

const LIVE_TYPES: Record<DdsType, readonly string[]> = {
  C: ['char'],
  V: ['varchar'],
  N: ['numeric', 'decimal'],
  D: ['datetime'],
  I: ['int'],
  S: ['smallint'],
  Y: ['tinyint'],
  L: ['bit'],
  M: ['text'],
};
/** Collations whose texts are of code page 1251; under another one Russian letters are lost on the way. */
const CP1251 = /^(SQL_\w*_CP1251_|SQL_Ukrainian_|(Cyrillic|Ukrainian|Macedonian|Kazakh|Tatar|Bashkir|Mongolian)_)/i;

/**
 * Whether the tables of the server are the ones that the dictionary describes: an old 1Cv7.DDS, a base that is being restructured or another
 * base altogether are told by sentences; none: all is well.
 */
export function checkAgainstTables(
  { used }: Pick<OnecNames, 'used'>,
  columnsOf: (table: string) => readonly LiveColumn[],
): Texts[] {
  return used.flatMap(({ table, name, columns }) => {
    const live = columnsOf(table);
    if (live.length === 0) return [noTable(table, name)];
    return columns.flatMap((column) => {
      const found = live.find((one) => one.name.toUpperCase() === column.column.toUpperCase());
      return found ? differences(table, column, found) : [noColumn(table, column)];
    });
  });
}

function differences(table: string, column: OnecColumn, live: LiveColumn): Texts[] {
  const sentences: Texts[] = [];
  if (!sameType(column, live)) sentences.push(otherType(table, column, live));
  const isText = ['C', 'V', 'M'].includes(column.type);
  if (isText && live.collation !== null && !CP1251.test(live.collation)) {
    sentences.push(otherCollation(table, column, live.collation));
  }
  return sentences;
}
function sameType({ type, length, precision }: OnecColumn, live: LiveColumn): boolean {
  if (!LIVE_TYPES[type].includes(live.type.toLowerCase())) return false;
  if (type === 'C' || type === 'V') return live.length === length;
  return type !== 'N' || (live.precision === length && live.scale === precision);
}

const described = ({ type, length, precision }: OnecColumn): string => {
  const [name] = LIVE_TYPES[type];
  if (type === 'C' || type === 'V') return `${name}(${length})`;
  return type === 'N' ? `${name}(${length},${precision})` : `${name}`;
};
const shown = ({ type, length, precision, scale }: LiveColumn): string => {
  if (length !== null && type.toLowerCase() !== 'text') return `${type}(${length})`;
  return /^(numeric|decimal)$/i.test(type) ? `${type}(${precision},${scale})` : type;
};
const noTable = (table: string, name: string): Texts => ({
  ru: `На сервере нет таблицы ${table} («${name}»), а в словаре она есть: словарь не от этой базы, или вход её не видит.`,
  en: `The server has no table ${table} ("${name}"), but the dictionary does: it is of another base, or the login cannot see the table.`,
});
const noColumn = (table: string, { column, name }: OnecColumn): Texts => ({
  ru: `На сервере в таблице ${table} нет колонки ${column} («${name}»): словарь старше базы или от другой базы.`,
  en: `On the server table ${table} has no column ${column} ("${name}"): the dictionary is older than the base, or of another one.`,
});
const otherType = (table: string, column: OnecColumn, live: LiveColumn): Texts => ({
  ru: `Колонка ${table}.${column.column} («${column.name}») на сервере ${shown(live)}, а по словарю ${described(column)}.`,
  en: `Column ${table}.${column.column} ("${column.name}") is ${shown(live)} on the server, but ${described(column)} by the dictionary.`,
});
const otherCollation = (table: string, { column, name }: OnecColumn, collation: string): Texts => ({
  ru: `У колонки ${table}.${column} («${name}») сортировка ${collation} не кириллическая: русские буквы потеряются.`,
  en: `Column ${table}.${column} ("${name}") has the collation ${collation}, which is not Cyrillic: Russian letters would be lost.`,
});
