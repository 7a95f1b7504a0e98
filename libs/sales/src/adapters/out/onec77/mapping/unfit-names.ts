import type { Texts } from '@prorab/platform/marks';
import type { DdsField } from '../dictionary/dictionary.js';

/** What a part needs of its column. */
export type Wanted = 'id' | 'reference' | 'number' | 'day' | 'text';

const alike = (names: readonly string[]): Texts =>
  names.length === 0
    ? { ru: 'похожих имён нет', en: 'no name is like it' }
    : { ru: `похожие: ${names.join(', ')}`, en: `like it: ${names.join(', ')}` };
const at = (place: string): Texts => ({ ru: `Сопоставление, ${place}: `, en: `Mapping, ${place}: ` });
/** A sentence with its place in the mapping before it. */
const told = (place: string, ru: string, en: string): Texts => ({
  ru: `${at(place).ru}${ru}.`,
  en: `${at(place).en}${en}.`,
});

export const noSystemTable = (table: string): Texts => ({
  ru: `В словаре нет служебной таблицы ${table}: это словарь не базы 1С 7.7 или он обрезан.`,
  en: `The dictionary has no table ${table}: it is not of a 1C 7.7 base, or was cut off.`,
});
export const noServiceColumn = (name: string, table: string, column: string): Texts => ({
  ru: `В словаре у таблицы ${table} («${name}») нет служебной колонки ${column}.`,
  en: `In the dictionary table ${table} ("${name}") has no column ${column}.`,
});
export const noTable = (place: string, name: string, near: readonly string[]): Texts =>
  told(place, `в словаре нет «${name}»; ${alike(near).ru}`, `the dictionary has no "${name}"; ${alike(near).en}`);
export const severalTables = (place: string, name: string, found: readonly string[]): Texts =>
  told(
    place,
    `в словаре несколько таблиц «${name}»: ${found.join(', ')}`,
    `the dictionary has several tables "${name}": ${found.join(', ')}`,
  );
export const noAttribute = (place: string, name: string, near: readonly string[]): Texts =>
  told(place, `нет «${name}»; ${alike(near).ru}`, `there is no "${name}"; ${alike(near).en}`);
export const severalColumns = (place: string, name: string, found: readonly string[]): Texts =>
  told(
    place,
    `в словаре имена обрезаны до 17 знаков, и «${name}» может быть ${found.join(' или ')}; укажите в overrides, например "${name}": ${found[0]}`,
    `names are cut to 17 characters in the dictionary, and "${name}" may be ${found.join(' or ')}; say which in overrides, as "${name}": ${found[0]}`,
  );
export const overrideWithoutColumn = (name: string, column: string, table: string): Texts =>
  told(`overrides."${name}"`, `в таблице ${table} нет колонки ${column}`, `table ${table} has no column ${column}`);
export const otherNumber = (name: string, given: number, found: number): Texts =>
  told(`numbers."${name}"`, `указано ${given}, а в 1Cv7.MD — ${found}`, `${given} is given, but 1Cv7.MD has ${found}`);
export const noNumber = (place: string, name: string, withMetadata: boolean): Texts =>
  told(
    place,
    withMetadata
      ? `в 1Cv7.MD нет «${name}»; проверьте имя или укажите номер в numbers`
      : `номера «${name}» нет в словаре; дайте файл 1Cv7.MD или укажите номер в numbers`,
    withMetadata
      ? `1Cv7.MD has no "${name}"; check the name, or give its number in numbers`
      : `the dictionary does not know the number of "${name}"; give the file 1Cv7.MD, or the number in numbers`,
  );
export const unasked = (section: 'overrides' | 'numbers', name: string): Texts =>
  told(`${section}."${name}"`, 'такое имя нигде не нужно (опечатка?)', 'nobody needs this name (a slip of the pen?)');

const wantedIn: Record<Wanted, Texts> = {
  id: { ru: 'нужна ссылка одного вида, C(9)', en: 'a reference to one kind, C(9), is needed' },
  reference: { ru: 'нужна ссылка, C(9), C(13) или C(23)', en: 'a reference, C(9), C(13) or C(23), is needed' },
  number: { ru: 'нужно число', en: 'a number is needed' },
  day: { ru: 'нужна дата', en: 'a day is needed' },
  text: { ru: 'нужна строка', en: 'a text is needed' },
};
export const otherType = (
  place: string,
  name: string,
  { column, type, length, precision }: DdsField,
  wanted: Wanted,
): Texts => {
  const is = `${column} ${type}(${precision > 0 ? `${length},${precision}` : length})`;
  return told(
    place,
    `«${name}» — это ${is}, а ${wantedIn[wanted].ru}`,
    `"${name}" is ${is}, but ${wantedIn[wanted].en}`,
  );
};
export const otherReference = (place: string, name: string, is: string, wanted: string): Texts =>
  told(
    place,
    `по 1Cv7.MD «${name}» — ссылка на «${is}», а не на «${wanted}»`,
    `by 1Cv7.MD "${name}" refers to "${is}", not to "${wanted}"`,
  );
export const baseWithoutKind = (place: string, name: string): Texts =>
  told(
    place,
    `«${name}» хранит документ одного вида, но какого — в словаре нет; укажите document`,
    `"${name}" holds documents of one kind, but the dictionary does not know which; give document`,
  );
