import type { DdsField, DdsTable, Dictionary } from './dictionary.js';

/** So many characters of an attribute's name does the dictionary keep. */
const KEPT = 17;

/** Headers by which 1C begins the names of its tables. */
export const tableKinds = {
  reference: { header: 'Справочник', prefix: 'SC' },
  document: { header: 'Документ', prefix: 'DH' },
  lines: { header: 'Документ (Мн.ч.)', prefix: 'DT' },
  totals: { header: 'Регистр', prefix: 'RG' },
  movements: { header: 'Регистр (Дв.)', prefix: 'RA' },
} as const;
export type TableKind = keyof typeof tableKinds;

/** 1C does not mind capitals in names; ё and е are two letters to it. */
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** All tables of this name: one, as a rule. */
export function tablesOf({ tables }: Dictionary, kind: TableKind, name: string): DdsTable[] {
  const { header, prefix } = tableKinds[kind];
  const number = new RegExp(`^${prefix}\\d+$`);
  return tables.filter((table) => number.test(table.table) && same(table.header, `${header} ${name}`));
}
/** Names that this kind of tables has. */
export function namesOf({ tables }: Dictionary, kind: TableKind): string[] {
  const { header, prefix } = tableKinds[kind];
  const number = new RegExp(`^${prefix}\\d+$`);
  return tables
    .filter((table) => number.test(table.table) && table.header.toLowerCase().startsWith(`${header.toLowerCase()} `))
    .map((table) => table.header.slice(header.length + 1));
}
/** Number of the object in the configuration: SC210 → 210. */
export const numberOf = (table: string): number => Number(/\d+$/.exec(table)?.[0]);

/** All columns that this attribute may be: several when longer names begin alike. */
export const fieldsOf = (table: DdsTable, attribute: string): DdsField[] =>
  table.fields.filter((field) => field.attribute !== null && same(field.attribute, attribute.slice(0, KEPT)));

/** The names most like this one, at most three. */
export function nearest(name: string, known: readonly string[]): string[] {
  const limit = Math.max(2, Math.floor(name.length / 3));
  const asked = name.toLowerCase();
  return [...new Set(known)]
    .map((other) => ({ other, far: distance(asked, other.toLowerCase()) }))
    .filter(({ other, far }) => far <= limit || contain(asked, other.toLowerCase()))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ other }) => other);
}
const contain = (a: string, b: string): boolean => Math.min(a.length, b.length) > 3 && (a.includes(b) || b.includes(a));
/** How many letters have to be changed, added or taken away (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
