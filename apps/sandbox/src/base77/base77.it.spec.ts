import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SqlEvent, SqlParameter, SqlType, SqlValue } from '../sql-engine.js';
import { Base77, exampleFile } from './base77.js';

const folder = mkdtempSync(join(tmpdir(), 'prorab-base77-'));
const base = Base77.create(join(folder, 'base.sqlite'));
const session = base.engine().open({ user: 'prorab_reader', database: 'base77', application: 'test' });
afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true });
});

const char = (length: number): SqlType => ({ type: 'char', length });
const parameters: SqlParameter[] = (
  [
    ['@d10', '4951234567', 10],
    ['@period', '20240601', 8],
    ['@prevPeriod', '20240501', 8],
    ['@monthStart', '20240601', 8],
    ['@day', '20240607', 8],
    ['@from', '20240610', 8],
    ['@iddoc', '  144H   ', 9],
    ['@obj', '    2G   ', 9],
    ['@date', '20240618', 8],
  ] as const
).map(([name, value, length]) => ({ name, value, type: char(length) }));

const queries = new Map(
  readFileSync(exampleFile('queries.sql'), 'utf8')
    .split(/^-- (?=q\d)/m)
    .slice(1)
    .map((text): [string, string] => [text.slice(0, text.indexOf('\n')).trim(), text.slice(text.indexOf('\n'))]),
);

/** What the reference gives (onec77.md, 8.5), in the types that the columns have. */
const expected: Record<string, { types: string; rows: SqlValue[][] }> = {
  q1_by_phone: {
    types: 'char(9) varchar(8) varchar(50) varchar(20) varchar(2000) varchar(40)',
    rows: [
      [
        '    11   ',
        '00000037',
        'Ромашка',
        '7701234567',
        '+7 (495) 123-45-67, 8-916-111-22-33',
        'zakaz@romashka.example',
      ],
    ],
  },
  q2_stock: {
    types: 'varchar(50) varchar(8) varchar(50) numeric(38,5) numeric(38,5) numeric(38,5)',
    rows: [
      ['Магазин', '00000078', 'Розетка двойная', '50.00000', '0.00000', '50.00000'],
      ['Основной склад', '00000077', 'Кабель ВВГ 3х1.5', '150.00000', '20.00000', '130.00000'],
    ],
  },
  q2b_stock_on_date: {
    types: 'char(9) char(9) numeric(38,5)',
    rows: [
      ['    25   ', '     1   ', '150.00000'],
      ['    26   ', '     2   ', '50.00000'],
    ],
  },
  q3_open_invoices: {
    types: 'char(9) varchar(10) varchar(8) varchar(50) varchar(24) numeric(15,2) numeric(38,2) numeric(38,2)',
    rows: [
      ['  144H   ', '0000000101', '20240603', 'Ромашка', 'ivanova', '12000.00', '5000.00', '7000.00'],
      ['  144I   ', '0000000102', '20240604', 'Васильев И.П.', 'petrov', '3600.00', '0.00', '3600.00'],
    ],
  },
  q4_payments_since: {
    types: 'varchar(4) char(9) varchar(10) char(23) varchar(50) char(13) numeric(14,2)',
    rows: [
      ['cash', '  144O   ', '0000000401', '202406108C2GW0  144O   ', 'Ромашка', '  8W  144M   ', '7000.00'],
      ['bank', '  144N   ', '0000000301', '20240618B0IOW0  144N   ', 'Ромашка', '  8M  144H   ', '5000.00'],
    ],
  },
  q5_doc_stamps: {
    types: 'char(9) int int tinyint bit int char(23)',
    rows: [
      ['  144N   ', 330, 1, 1, false, 1, '20240618B0IOW0  144N   '],
      ['  144O   ', 340, 1, 1, false, 1, '202406108C2GW0  144O   '],
    ],
  },
  q6_children: {
    types: 'int varchar(10)',
    rows: [
      [320, '0000000201'],
      [330, '0000000301'],
    ],
  },
  q7_debt: { types: 'varchar(50) numeric(38,2)', rows: [['Ромашка', '7000.00']] },
  q8_price_on_date: { types: 'numeric(14,2)', rows: [['120.00']] },
};

const nameOf = (type: SqlType): string =>
  'precision' in type
    ? `numeric(${type.precision},${type.scale})`
    : 'length' in type
      ? `${type.type}(${type.length})`
      : type.type;

describe('the example base', () => {
  it.each(Object.keys(expected))('answers %s as the reference says', (name) => {
    const events = [
      ...(session.run(queries.get(name) ?? '', parameters, new AbortController().signal) as Iterable<SqlEvent>),
    ];
    const columns = events.flatMap((event) => (event.kind === 'columns' ? event.columns : []));
    const rows = events.flatMap((event) => (event.kind === 'row' ? [event.values] : []));
    // Of a query without ORDER BY the order is nobody's promise.
    const sorted = (all: SqlValue[][]): SqlValue[][] =>
      (queries.get(name) ?? '').includes('ORDER BY')
        ? all
        : all.toSorted((a, b) => String(a[0]).localeCompare(String(b[0])));
    expect(sorted(rows)).toEqual(sorted(expected[name]?.rows ?? []));
    expect(columns.map(({ type }) => nameOf(type)).join(' ')).toBe(expected[name]?.types);
  });

  it('has every query of the reference under test', () => {
    expect([...queries.keys()]).toEqual(Object.keys(expected));
  });

  it('knows its tables by their names', () => {
    expect(base.names.table('Справочник Контрагенты').sql).toBe('SC210');
    expect(base.names.column('Документ ЗаявкаПокупателя', 'СуммаВклНДС')).toBe('SP3112');
    expect(() => base.names.column('Документ ЗаявкаПокупателя', 'НетТакого')).toThrow('НетТакого');
  });
});
