import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { LedgerUnfit } from '../../../../application/ports/ledger/ledger-errors.js';
import { anyConfiguration } from './a-configuration.builder.js';
import { aDds, encode1251 } from './a-dds.builder.js';
import { hashOf, parseDds } from './index.js';
import { fieldsOf, nearest, tablesOf } from './names.js';

const example = readFileSync(join(import.meta.dirname, '../../../../../../../test/fixtures/onec77/1Cv7.DDS'));
const withLines = (...lines: string[]): Uint8Array =>
  encode1251(['#x', 'D=ddSQLV7120|AccWare Data Dictionary', ...lines].join('\r\n'));
const TABLE = 'T=SC1|Справочник А|SC1|R';
const FIELD = 'F=ID|ID object|C|9|0';
const saying = (content: Uint8Array): string => {
  try {
    parseDds(content);
  } catch (error) {
    if (error instanceof LedgerUnfit) return error.problems.map(({ ru }) => ru).join(' ');
    throw error;
  }
  return 'read';
};

describe('the dictionary of the example base', () => {
  const dictionary = parseDds(example);
  it('has all tables with their whole names', () => {
    expect(dictionary.tables).toHaveLength(29);
    expect(dictionary.unknownLines).toEqual([]);
    expect(dictionary.hash).toBe(hashOf(example));
    const [lines] = tablesOf(dictionary, 'lines', 'заявкапокупателя');
    expect(lines).toMatchObject({ table: 'DT310', header: 'Документ (Мн.ч.) ЗаявкаПокупателя', stamped: false });
    expect(fieldsOf(lines!, 'Количество')).toEqual([
      expect.objectContaining({ column: 'SP3110', attribute: 'Количество', type: 'N', length: 13, precision: 3 }),
    ]);
  });
  it('knows which rows are stamped, and the indexes', () => {
    const journal = dictionary.tables.find(({ table }) => table === '_1SJOURN');
    expect(journal?.stamped).toBe(true);
    expect(journal?.indexes).toContainEqual({
      ...{ name: 'DOCTYPE', unique: true, columns: ['IDDOCDEF', 'DATE_TIME_IDDOC'], primary: false },
    });
  });
  it('is the same with other ends of lines', () => {
    const unix = encode1251(new TextDecoder('windows-1251').decode(example).replaceAll('\r\n', '\n'));
    expect(parseDds(unix).tables).toEqual(dictionary.tables);
  });
});

it('any configuration that is written is read back', () => {
  fc.assert(
    fc.property(anyConfiguration, fc.constantFrom('\r\n' as const, '\n' as const), (objects, lineEnd) => {
      const written = objects.flatMap(({ tables }) => tables);
      const read = parseDds(aDds(written, lineEnd));
      expect(read.tables.map(({ table, header, stamped, indexes }) => ({ table, header, stamped, indexes }))).toEqual(
        written.map(({ table, header, stamped, indexes }) => ({ table, header, stamped, indexes })),
      );
      expect(read.unknownLines).toEqual([]);
      written.forEach(({ fields }, i) => {
        expect(
          read.tables[i]!.fields.map(({ column, attribute, type, length, precision }) => ({
            ...{ column, attribute, type, length, precision },
          })),
        ).toEqual(
          fields.map(({ column, name, type, length, precision }) => ({
            ...{ column, attribute: name?.slice(0, 17) ?? null, type, length, precision },
          })),
        );
      });
    }),
  );
});

it('an attribute is found by its whole name, and never another for it: names that begin alike are all brought', () => {
  fc.assert(
    fc.property(anyConfiguration, (objects) => {
      const written = objects.flatMap(({ tables }) => tables);
      const read = parseDds(aDds(written));
      written.forEach(({ fields }, i) => {
        for (const { name, column } of fields) {
          if (name === null) continue;
          const found = fieldsOf(read.tables[i]!, name).map((field) => field.column);
          expect(found).toContain(column);
          const alike = fields.filter(
            (one) => one.name?.slice(0, 17).toLowerCase() === name.slice(0, 17).toLowerCase(),
          );
          expect(found).toEqual(alike.map((one) => one.column));
        }
      });
    }),
  );
});

describe('lines', () => {
  it('an index may have an empty item', () => {
    const { tables } = parseDds(withLines(TABLE, FIELD, 'I=PARENT|x|1|PARENTEXT,,ROW_ID|0'));
    expect(tables[0]!.indexes[0]!.columns).toEqual(['PARENTEXT', 'ROW_ID']);
  });
  it('a table without a comment keeps its short name', () => {
    expect(parseDds(withLines(TABLE, FIELD)).tables[0]!.header).toBe('Справочник А');
  });
  it('of unknown kinds are counted', () => {
    expect(parseDds(withLines(TABLE, FIELD, 'X=?', '')).unknownLines).toEqual([5]);
  });
});

describe('a wrong file says what is wrong and where', () => {
  it.each([
    ['an empty one', new Uint8Array(), /это не словарь данных SQL-версии/],
    ['a picture', Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256), /это не словарь данных SQL-версии/],
    ['of the DBF version', encode1251('#\nD=ddDBF|x\nT=SC1|x|SC1|\n'), /у DBF-версии/],
    ['saved as UTF-8', new TextEncoder().encode('D=ddSQLV7120|Словарь\nT=1|Справочник А|SC1|R'), /в кодировке UTF-8/],
    ['saved as UTF-16', Uint8Array.from([0xff, 0xfe, 0x44, 0]), /в кодировке UTF-16/],
    ['without tables', withLines('#'), /не описана ни одна таблица/],
    ['cut off in a procedure', withLines(TABLE, FIELD, 'P=x|||{\\', 'select'), /строка 5: процедура/],
    ['cut off in a column', withLines(TABLE, FIELD, 'F=SP1|(P)А|'), /строка 5: у колонки SP1 неизвестный тип/],
    ['without a length', withLines(TABLE, 'F=SP1|(P)А|C'), /строка 4: у колонки SP1 не читается длина/],
    ['column outside of tables', withLines(FIELD), /строка 3: колонка или индекс вне таблицы/],
    [
      'column after a procedure',
      withLines(TABLE, FIELD, 'P=x|||select', FIELD),
      /строка 6: колонка или индекс вне таблицы/,
    ],
    ['table without columns', withLines(TABLE, 'T=SC2|x|SC2|R', FIELD), /строка 3: у таблицы SC1 нет ни одной колонки/],
    ['table twice', withLines(TABLE, FIELD, TABLE, FIELD), /строка 5: таблица SC1 описана второй раз/],
    ['column twice', withLines(TABLE, FIELD, FIELD), /строка 5: колонка ID описана второй раз/],
    ['SQL in a name', withLines('T=x|x|SC1]; DROP TABLE x--|R'), /строка 3: на месте имени таблицы стоит/],
  ])('%s', (_, content, said) => expect(saying(content)).toMatch(said));
  it('random bytes never crash it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const content = new Uint8Array([...encode1251('D=ddSQL\n'), ...bytes]);
        expect(saying(content)).toMatch(/^Файл 1Cv7\.DDS|^read$/);
      }),
    );
    fc.assert(
      fc.property(fc.nat(example.length), fc.nat(255), (at, byte) => {
        const content = Uint8Array.from(example);
        content[at] = byte;
        expect(saying(content)).toMatch(/^Файл 1Cv7\.DDS|^read$/);
      }),
      { numRuns: 50 },
    );
  });
});

it('the nearest names are brought first', () => {
  expect(nearest('Контрагент', ['Склады', 'Контрагенты', 'СвойстваКонтрагента'])).toEqual([
    'Контрагенты',
    'СвойстваКонтрагента',
  ]);
  expect(nearest('Ё', ['Склады'])).toEqual([]);
});
