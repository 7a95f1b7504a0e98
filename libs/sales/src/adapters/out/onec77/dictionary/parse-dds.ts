import type { Texts } from '@prorab/platform/marks';
import type { DdsField, DdsIndex, DdsTable, DdsType, Dictionary } from './dictionary.js';
import { hashOf } from './hash-of.js';
import { unfitFile } from './unfit-file.js';
import { textOf1251 } from './windows-1251.js';

const LIMITS = { bytes: 64 * 1024 * 1024, tables: 20_000, fields: 1024, unknownLines: 100 };
const TYPES = new Set<string>(['C', 'V', 'N', 'D', 'I', 'S', 'Y', 'L', 'M']);
const IDENTIFIER = /^[A-Z_][A-Z_0-9]{0,127}$/i;

type TableInMaking = { -readonly [K in keyof DdsTable]: DdsTable[K] } & { fields: DdsField[]; indexes: DdsIndex[] };
interface Reading {
  readonly file: string;
  line: number;
  header: string | null;
  table: TableInMaking | null;
  /** Line at which a procedure of several lines began; its text may look like anything. */
  procedure: number | null;
  readonly tables: TableInMaking[];
  readonly unknownLines: number[];
}

/**
 * Reads 1Cv7.DDS, as 1C wrote it (windows-1251, CRLF or LF). @throws LedgerUnfit that names the line, for a file that is something else,
 * was cut off or changed by hand
 */
export function parseDds(content: Uint8Array, file = '1Cv7.DDS'): Dictionary {
  if (content.length > LIMITS.bytes) throw unfitFile(file, null, tooBig);
  const lines = textOf1251(content, file).split(/\r?\n/);
  const version = lines.slice(0, 20).findIndex((line) => line.startsWith('D='));
  if (version === -1 || !/^D=ddSQL/i.test(lines[version]!)) throw unfitFile(file, null, notADictionary);
  const reading: Reading = {
    ...{ file, line: 0, header: null, table: null, procedure: null, tables: [], unknownLines: [] },
  };
  for (const line of lines) {
    reading.line += 1;
    take(line, reading);
  }
  if (reading.procedure !== null) throw unfitFile(file, reading.procedure, procedureWithoutEnd);
  finish(reading);
  if (reading.tables.length === 0) throw unfitFile(file, null, noTables);
  return { tables: reading.tables, hash: hashOf(content), unknownLines: reading.unknownLines };
}

function take(line: string, reading: Reading): void {
  if (reading.procedure !== null) {
    if (line.trim() === '\\}') reading.procedure = null;
  } else if (line.startsWith('#')) {
    reading.header = /^#==TABLE no\s*\d+\s*:\s*(.*\S)\s*$/.exec(line)?.[1] ?? reading.header;
  } else if (line.startsWith('P=')) {
    finish(reading);
    if (line.trimEnd().endsWith('{\\')) reading.procedure = reading.line;
  } else if (line.startsWith('T=')) {
    beginTable(cellsOf(line), reading);
  } else if (line.startsWith('F=')) {
    addField(cellsOf(line), reading);
  } else if (line.startsWith('I=')) {
    addIndex(cellsOf(line), reading);
  } else if (!line.startsWith('D=') && line.trim() !== '' && reading.unknownLines.length < LIMITS.unknownLines) {
    reading.unknownLines.push(reading.line);
  }
}
const cellsOf = (line: string): string[] =>
  line
    .slice(2)
    .split('|')
    .map((cell) => cell.trim());

function beginTable([, title = '', table = '', lock = '']: string[], reading: Reading): void {
  finish(reading);
  if (!IDENTIFIER.test(table)) throw unfitFile(reading.file, reading.line, noName('таблицы', 'table', table));
  if (reading.tables.some((known) => known.table === table)) {
    throw unfitFile(reading.file, reading.line, twice('таблица', 'table', table));
  }
  if (reading.tables.length >= LIMITS.tables) throw unfitFile(reading.file, reading.line, tooBig);
  const header = reading.header ?? title;
  reading.header = null;
  reading.table = { table, header, stamped: lock === 'R', fields: [], indexes: [], line: reading.line };
  reading.tables.push(reading.table);
}

function addField([column = '', title = '', type = '', length = '', precision = '']: string[], reading: Reading): void {
  const table = inTable(reading);
  if (!IDENTIFIER.test(column)) throw unfitFile(reading.file, reading.line, noName('колонки', 'column', column));
  if (!TYPES.has(type)) throw unfitFile(reading.file, reading.line, typeUnknown(column, type));
  if (!/^\d{1,5}$/.test(length) || !/^\d{1,3}$/.test(precision || '0')) {
    throw unfitFile(reading.file, reading.line, sizeUnreadable(column));
  }
  if (table.fields.some((known) => known.column === column)) {
    throw unfitFile(reading.file, reading.line, twice('колонка', 'column', column));
  }
  if (table.fields.length >= LIMITS.fields) throw unfitFile(reading.file, reading.line, tooBig);
  const attribute = title.startsWith('(P)') ? title.slice(3) : null;
  const size = { length: Number(length), precision: Number(precision || '0') };
  table.fields.push({ column, title, attribute, type: type as DdsType, ...size, line: reading.line });
}

function addIndex([name = '', , unique, columns = '', primary]: string[], reading: Reading): void {
  const parts = columns.split(',').map((column) => column.trim());
  // An item may be empty in files of 1C itself.
  inTable(reading).indexes.push({
    name,
    unique: unique === '1',
    columns: parts.filter(Boolean),
    primary: primary === '1',
  });
}

function inTable({ table, file, line }: Reading): TableInMaking {
  if (!table) throw unfitFile(file, line, outsideOfTable);
  return table;
}
function finish(reading: Reading): void {
  const { table, file } = reading;
  reading.table = null;
  if (table?.fields.length === 0) throw unfitFile(file, table.line, withoutColumns(table.table));
}

const tooBig: Texts = { ru: 'слишком велик для словаря данных', en: 'is too big for a data dictionary' };
const notADictionary: Texts = {
  ru: 'это не словарь данных SQL-версии: в начале нет строки «D=ddSQL…» (у DBF-версии словарь называется 1Cv7.DD и здесь не годится)',
  en: 'is no dictionary of the SQL version: no line "D=ddSQL…" at its start (1Cv7.DD of the DBF version does not do)',
};
const noTables: Texts = { ru: 'не описана ни одна таблица', en: 'describes no table' };
const procedureWithoutEnd: Texts = {
  ru: 'процедура, которая здесь начинается, не заканчивается строкой «\\}»; файл обрезан?',
  en: 'the procedure that begins here never ends with a line "\\}"; was the file cut off?',
};
const outsideOfTable: Texts = {
  ru: 'колонка или индекс вне таблицы (перед ними нет строки «T=»)',
  en: 'a column or an index outside of a table (no line "T=" before it)',
};
const noName = (ru: string, en: string, found: string): Texts => ({
  ru: `на месте имени ${ru} стоит «${found.slice(0, 40)}»`,
  en: `"${found.slice(0, 40)}" stands for the name of a ${en}`,
});
const twice = (ru: string, en: string, name: string): Texts => ({
  ru: `${ru} ${name} описана второй раз`,
  en: `${en} ${name} is described twice`,
});
const typeUnknown = (column: string, type: string): Texts => ({
  ru: `у колонки ${column} неизвестный тип «${type.slice(0, 10)}»; файл обрезан или изменён?`,
  en: `column ${column} is of an unknown type "${type.slice(0, 10)}"; was the file cut off or changed?`,
});
const sizeUnreadable = (column: string): Texts => ({
  ru: `у колонки ${column} не читается длина; файл обрезан или изменён?`,
  en: `the length of column ${column} cannot be read; was the file cut off or changed?`,
});
const withoutColumns = (table: string): Texts => ({
  ru: `у таблицы ${table} нет ни одной колонки`,
  en: `table ${table} has no column`,
});
