import fc from 'fast-check';
import type { WrittenField, WrittenTable } from './a-dds.builder.js';
import type { DdsType } from './dictionary.js';
import { tableKinds } from './names.js';

const letters = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя';
/** Names that 1C takes: many of them begin alike and are longer than the dictionary keeps. */
const name = fc
  .tuple(
    fc.constantFrom('', '', '', 'НомерДатаИсправле', 'СуммаВзаиморасчет', 'Сумма'),
    fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 1 }),
    fc.string({ unit: fc.constantFrom(...letters, ...'abcXYZ_0123456789'), maxLength: 25 }),
  )
  .map(([begin, first, rest]) => begin + first + rest);
const type = fc.constantFrom<DdsType>('C', 'V', 'N', 'D', 'I', 'S', 'Y', 'L', 'M');
const attribute = fc.record({
  name,
  type,
  length: fc.integer({ min: 0, max: 255 }),
  precision: fc.integer({ min: 0, max: 9 }),
});
/** A text that looks like anything, lines of the dictionary among it, but never the line that ends it. */
const procedure = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'F=SP1 |(P)Чужое |C |9 |0',
        'T=SC1|Справочник|SC1|R',
        '#==TABLE no 1 : Справочник Чужой',
        'P=x|||{\\',
        '',
      ),
      fc.string({ unit: fc.constantFrom(...letters, ...' |=#{}\\@abc'), maxLength: 40 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) => lines.filter((line) => line.trim() !== '\\}').join('\n'))
  // A body of one line is no beginning of a text of several.
  .filter((body) => !/\{\\\s*$/.test(body) || body.includes('\n'));

const object = fc.record({
  name,
  kind: fc.constantFrom('reference' as const, 'document' as const, 'register' as const),
  attributes: fc.uniqueArray(attribute, { minLength: 1, maxLength: 8, selector: (one) => one.name.toLowerCase() }),
  procedures: fc.array(procedure, { maxLength: 2 }),
  stamped: fc.boolean(),
});
export interface InventedObject {
  readonly name: string;
  readonly kind: 'reference' | 'document' | 'register';
  readonly tables: readonly WrittenTable[];
}

/** Configurations as anybody may have made them; numbers are given out as 1C does, each once. */
export const anyConfiguration = fc
  .uniqueArray(object, { minLength: 1, maxLength: 12, selector: (one) => `${one.kind}:${one.name.toLowerCase()}` })
  .map((objects): InventedObject[] => {
    let last = 100;
    return objects.map(({ name, kind, attributes, procedures, stamped }) => {
      const number = (last += 1);
      const fields: WrittenField[] = attributes.map((one) => ({ ...one, column: `SP${(last += 1)}` }));
      const table = (of: keyof typeof tableKinds, more: Partial<WrittenTable> = {}): WrittenTable => ({
        table: `${tableKinds[of].prefix}${number}`,
        header: `${tableKinds[of].header} ${name}`,
        ...{ stamped, fields: [service, ...fields], procedures, indexes: [primary] },
        ...more,
      });
      if (kind === 'reference') return { name, kind, tables: [table('reference')] };
      if (kind === 'register') return { name, kind, tables: [table('totals'), table('movements', { procedures: [] })] };
      return { name, kind, tables: [table('document'), table('lines', { indexes: [] })] };
    });
  });
const service: WrittenField = { column: 'ROW_ID', name: null, type: 'I', length: 0, precision: 0 };
const primary = { name: 'PK', unique: true, columns: ['ROW_ID'], primary: true };
