import fc from 'fast-check';
import { anyConfiguration } from '../dictionary/a-configuration.builder.js';
import { aDds } from '../dictionary/a-dds.builder.js';
import type { Metadata } from '../dictionary/index.js';
import { parseDds } from '../dictionary/index.js';
import { NameFinder } from './name-finder.js';

const kinds = {
  reference: { table: 'reference', prefix: 'Справочник' },
  document: { table: 'document', prefix: 'Документ' },
  register: { table: 'totals', prefix: 'Регистр' },
} as const;
const nothing: Metadata = {
  ...{ hash: '', references: [], documents: [], lines: [], registers: [], enumerations: [], constants: [], common: [] },
};

/** Every attribute of a random configuration, with what a finder makes of its name. */
const everyAttribute = (
  look: (given: {
    full: string;
    name: string;
    column: string;
    alike: string[];
    find: (finder: NameFinder) => string;
  }) => {
    overrides?: Record<string, string>;
    metadata?: boolean;
    check: (finder: NameFinder, found: string) => void;
  },
): void =>
  fc.assert(
    fc.property(anyConfiguration, (objects) => {
      const dictionary = parseDds(aDds(objects.flatMap(({ tables }) => tables)));
      for (const { name: object, kind, tables } of objects) {
        const fields = tables[0]!.fields.flatMap(({ name, column }) => (name === null ? [] : [{ name, column }]));
        const attributes = fields.map(({ name, column }) => ({
          id: Number(column.slice(2)),
          name,
          type: '',
          of: null,
        }));
        const described = [{ id: 1, name: object, attributes }];
        const all = { ...nothing, references: described, documents: described, registers: described };
        for (const { name, column } of fields) {
          const alike = fields.filter((one) => one.name.slice(0, 17).toLowerCase() === name.slice(0, 17).toLowerCase());
          const full = `${kinds[kind].prefix}.${object}.${name}`;
          const find = (finder: NameFinder): string => {
            const candidates = finder.candidates(finder.table(kinds[kind].table, object, 'here'), name);
            if (candidates.length > 1)
              finder.attribute([finder.table(kinds[kind].table, object, 'here')], name, 'text', 'here');
            return candidates.map((one) => one.column).join();
          };
          const {
            overrides = {},
            metadata = false,
            check,
          } = look({ full, name, column, alike: alike.map((one) => one.column), find });
          const finder = new NameFinder(dictionary, { overrides, numbers: {} }, metadata ? all : null);
          check(finder, find(finder));
        }
      }
    }),
    { numRuns: 60 },
  );

describe('a name of an attribute', () => {
  it('finds its column, or fails loudly with the candidates and the override to write', () => {
    everyAttribute(({ full, column, alike }) => ({
      check: (finder, found) => {
        if (alike.length === 1) {
          expect(found).toBe(column);
          expect(finder.problems).toEqual([]);
        } else {
          expect(finder.problems[0]?.ru).toContain(`«${full}» может быть ${alike.join(' или ')}; укажите в overrides`);
        }
      },
    }));
  });
  it('with an override finds just that', () => {
    everyAttribute(({ full, column }) => ({
      overrides: { [full]: column },
      check: (finder, found) => {
        expect(found).toBe(column);
        expect(finder.problems).toEqual([]);
      },
    }));
  });
  it('needs none with 1Cv7.MD', () => {
    everyAttribute(({ column }) => ({ metadata: true, check: (_, found) => expect(found).toBe(column) }));
  });
});
