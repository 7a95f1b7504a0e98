import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDds } from '../dictionary/index.js';
import { type LiveColumn, checkAgainstTables, readMapping, resolveNames } from './index.js';

const root = join(import.meta.dirname, '../../../../../../..');
const names = resolveNames(
  parseDds(readFileSync(join(root, 'test/fixtures/onec77/1Cv7.DDS'))),
  readMapping(readFileSync(join(root, 'config/onec77/example.yaml'), 'utf8'), 'example.yaml'),
);
const SQL = {
  C: 'char',
  V: 'varchar',
  N: 'numeric',
  D: 'datetime',
  I: 'int',
  S: 'smallint',
  Y: 'tinyint',
  L: 'bit',
  M: 'text',
};
/** The tables as a server that agrees with the dictionary describes them. */
const live = (change: (column: LiveColumn, table: string) => LiveColumn | null = (column) => column) => {
  const tables = new Map(
    names.used.map(({ table, columns }) => [
      table,
      columns.flatMap(({ column, type, length, precision }) => {
        const isText = 'CVM'.includes(type);
        return (
          change(
            {
              ...{ name: column, type: SQL[type], length: isText ? length : null },
              ...{ precision: type === 'N' ? length : null, scale: type === 'N' ? precision : null },
              collation: isText ? 'Cyrillic_General_CI_AS' : null,
            },
            table,
          ) ?? []
        );
      }),
    ]),
  );
  return (table: string): readonly LiveColumn[] => tables.get(table) ?? [];
};
const told = (change?: Parameters<typeof live>[0]): string[] =>
  checkAgainstTables(names, live(change)).map(({ ru, en }) => `${ru} ${en}`);
const at =
  (table: string, column: string, change: (column: LiveColumn) => LiveColumn | null) => (c: LiveColumn, t: string) =>
    t === table && c.name === column ? change(c) : c;

describe('the live tables', () => {
  it('are what the dictionary says', () => expect(told()).toEqual([]));
  it('a missing table is named', () => {
    expect(told((c, table) => (table === 'DH310' ? null : c))).toEqual([
      expect.stringMatching(/нет таблицы DH310 \(«Документ\.ЗаявкаПокупателя»\).*no table DH310/),
    ]);
  });
  it('a missing column is named', () => {
    expect(told(at('DH310', 'SP3102', () => null))).toEqual([
      expect.stringMatching(/DH310 нет колонки SP3102 \(«Документ\.ЗаявкаПокупателя\.Контрагент»\)/),
    ]);
  });
  it.each([
    ['SP3102', { length: 13 }, 'char(13)', 'char(9)'],
    ['SP3108', { scale: 4 }, 'numeric(14,4)', 'numeric(14,2)'],
    ['SP3104', { type: 'smalldatetime' }, 'smalldatetime', 'datetime'],
    ['SP3102', { type: 'nchar' }, 'nchar(9)', 'char(9)'],
  ])('another type of %s', (column, change, is, should) => {
    const [sentence] = told(at('DH310', column, (c) => ({ ...c, ...change })));
    expect(sentence).toContain(`на сервере ${is}, а по словарю ${should}.`);
  });
  it('text that is not Cyrillic', () => {
    expect(told(at('SC210', 'DESCR', (c) => ({ ...c, collation: 'Latin1_General_CI_AS' })))).toEqual([
      expect.stringContaining('сортировка Latin1_General_CI_AS не кириллическая'),
    ]);
    expect(told(at('SC210', 'DESCR', (c) => ({ ...c, collation: 'SQL_Latin1_General_CP1251_CI_AS' })))).toEqual([]);
  });
});
