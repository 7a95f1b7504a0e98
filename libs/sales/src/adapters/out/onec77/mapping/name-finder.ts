import type { Texts } from '@prorab/platform/marks';
import type { DdsField, DdsTable, DdsType, Dictionary } from '../dictionary/dictionary.js';
import type { Metadata, MetadataObject } from '../dictionary/metadata.js';
import { type TableKind, fieldsOf, namesOf, nearest, numberOf, tablesOf } from '../dictionary/names.js';
import type { OnecMapping } from './onec-mapping.js';
import type { OnecColumn, UsedTable } from './onec-names.js';
import * as unfit from './unfit-names.js';

export type Wanted = unfit.Wanted;
const fits: Record<Wanted, (field: DdsField) => boolean> = {
  id: ({ type, length }) => type === 'C' && length === 9,
  reference: ({ type, length }) => type === 'C' && [9, 13, 23].includes(length),
  number: ({ type }) => ['N', 'I', 'S', 'Y', 'L'].includes(type),
  day: ({ type }) => type === 'D',
  text: ({ type }) => ['C', 'V', 'M', 'N'].includes(type),
};

/** One table of the base under the name that the mapping calls it by. */
export interface FoundTable {
  /** `Справочник.Контрагенты` */
  readonly name: string;
  readonly dds: DdsTable;
  /** Its object in 1Cv7.MD, if that was given and has it. */
  readonly described: MetadataObject | null;
}
/** Names that 1C gives to columns of its own. */
const PLATFORM_ATTRIBUTES: Readonly<Record<string, string>> = {
  код: 'CODE',
  наименование: 'DESCR',
  владелец: 'PARENTEXT',
  родитель: 'PARENTID',
};
const KINDS: Record<
  TableKind,
  { prefix: string; described: keyof Metadata & ('references' | 'documents' | 'lines' | 'registers') }
> = {
  reference: { prefix: 'Справочник', described: 'references' },
  document: { prefix: 'Документ', described: 'documents' },
  lines: { prefix: 'ДокументСтроки', described: 'lines' },
  totals: { prefix: 'Регистр', described: 'registers' },
  movements: { prefix: 'Регистр', described: 'registers' },
};
const UNFOUND: DdsField = {
  column: 'UNFOUND',
  title: '',
  attribute: null,
  type: 'C',
  length: 9,
  precision: 0,
  line: 0,
};
const UNFOUND_TABLE: DdsTable = { table: 'UNFOUND0', header: '', stamped: true, fields: [], indexes: [], line: 0 };

/**
 * Finds names of the mapping in the dictionary and remembers what was asked for. What does not fit is gathered, so that all of it is told
 * at once; until then an unfound thing stands in its place, and nothing of it ever leaves `resolveNames`.
 */
export class NameFinder {
  readonly problems: Texts[] = [];
  readonly #used = new Map<string, { name: string; columns: Map<string, OnecColumn> }>();
  readonly #overridesUsed = new Set<string>();
  readonly #numbersUsed = new Set<string>();

  constructor(
    private readonly dictionary: Dictionary,
    private readonly mapping: Pick<OnecMapping, 'numbers' | 'overrides'>,
    private readonly metadata: Metadata | null,
  ) {}

  /** A table of the platform with these columns of it. */
  system(table: string, columns: readonly string[]): string {
    const dds = this.dictionary.tables.find((known) => known.table === table);
    if (!dds) this.problems.push(unfit.noSystemTable(table));
    else for (const column of columns) this.serviceColumn({ name: dds.header, dds, described: null }, column);
    return table;
  }
  get journal(): FoundTable {
    const dds = this.dictionary.tables.find(({ table }) => table === '_1SJOURN') ?? UNFOUND_TABLE;
    const described = this.metadata && { id: 0, name: 'ОбщийРеквизит', attributes: this.metadata.common };
    return { name: 'ОбщийРеквизит', dds, described };
  }

  table(kind: TableKind, name: string, place: string): FoundTable {
    const full = `${KINDS[kind].prefix}.${name}`;
    const found = tablesOf(this.dictionary, kind, name);
    if (found.length === 0) {
      this.problems.push(unfit.noTable(place, full, nearest(name, namesOf(this.dictionary, kind))));
    }
    if (found.length > 1)
      this.problems.push(
        unfit.severalTables(
          place,
          full,
          found.map(({ table }) => table),
        ),
      );
    const described = this.metadata?.[KINDS[kind].described].find((object) => same(object.name, name)) ?? null;
    return { name: full, dds: found[0] ?? UNFOUND_TABLE, described };
  }
  /** A table that need not be there. */
  hasTable(kind: TableKind, name: string): boolean {
    return tablesOf(this.dictionary, kind, name).length > 0;
  }

  /** A column of the platform by its own name. */
  serviceColumn(table: FoundTable, column: string): void {
    const field = table.dds.fields.find((known) => known.column === column);
    if (field) this.#use(table, field, `${table.name}.${column}`);
    else if (table.dds !== UNFOUND_TABLE)
      this.problems.push(unfit.noServiceColumn(table.name, table.dds.table, column));
  }
  hasColumn(table: FoundTable, column: string): boolean {
    return table.dds.fields.some((known) => known.column === column);
  }

  /** The attribute in the first of these tables that has it. */
  attribute<T extends FoundTable>(
    tables: readonly T[],
    name: string,
    wanted: Wanted,
    place: string,
    target?: FoundTable,
  ): { column: OnecColumn; table: T } {
    const first = tables[0]!;
    for (const table of tables) {
      const found = this.candidates(table, name);
      if (found.length === 0) continue;
      const full = `${table.name}.${name}`;
      if (found.length > 1)
        this.problems.push(
          unfit.severalColumns(
            place,
            full,
            found.map(({ column }) => column),
          ),
        );
      const field = found[0]!;
      if (found.length === 1 && !fits[wanted](field)) this.problems.push(unfit.otherType(place, full, field, wanted));
      if (target) this.#checkTarget(table, name, target, place);
      return { column: this.#use(table, field, full), table };
    }
    if (tables.some(({ dds }) => dds !== UNFOUND_TABLE)) {
      const known = tables.flatMap(({ dds, described }) => [
        ...dds.fields.flatMap(({ attribute }) => attribute ?? []),
        ...(described?.attributes.map((one) => one.name) ?? []),
      ]);
      this.problems.push(unfit.noAttribute(place, `${first.name}.${name}`, nearest(name, known)));
    }
    return { column: columnOf(UNFOUND, name), table: first };
  }

  /** All columns that this attribute may be, the override and 1Cv7.MD asked first. */
  candidates(table: FoundTable, name: string): DdsField[] {
    const own = PLATFORM_ATTRIBUTES[name.toLowerCase()];
    const platform = own === undefined ? [] : table.dds.fields.filter((field) => field.column === own);
    if (platform.length > 0) return platform;
    const override = this.#override(`${table.name}.${name}`);
    if (override !== null) {
      const overridden = table.dds.fields.filter(({ column }) => column.toUpperCase() === override.toUpperCase());
      if (overridden.length === 0 && table.dds !== UNFOUND_TABLE) {
        this.problems.push(unfit.overrideWithoutColumn(`${table.name}.${name}`, override, table.dds.table));
      }
      return overridden;
    }
    const id = table.described?.attributes.find((one) => same(one.name, name))?.id;
    // Described and without a column: a periodic one, and whatever begins like it is another.
    return id === undefined ? fieldsOf(table.dds, name) : table.dds.fields.filter(({ column }) => column === `SP${id}`);
  }

  /** A number that the dictionary does not know: of a periodic attribute, of a value of an enumeration. */
  number(full: string, told: number | null, place: string): number {
    const key = Object.keys(this.mapping.numbers).find((known) => same(known, full));
    if (key !== undefined) this.#numbersUsed.add(key);
    const given = key === undefined ? null : (this.mapping.numbers[key] ?? null);
    if (given !== null && told !== null && given !== told) this.problems.push(unfit.otherNumber(full, given, told));
    if (given === null && told === null) this.problems.push(unfit.noNumber(place, full, this.metadata !== null));
    return told ?? given ?? 0;
  }
  enumValue(enumeration: string, value: string, place: string): number {
    const known = this.metadata?.enumerations.find((one) => same(one.name, enumeration));
    const told = known?.attributes.find((one) => same(one.name, value))?.id ?? null;
    const full = `Перечисление.${enumeration}.${value}`;
    if (known && told === null && !this.#hasNumber(full)) {
      this.problems.push(
        unfit.noAttribute(
          place,
          full,
          nearest(
            value,
            known.attributes.map((one) => one.name),
          ),
        ),
      );
      return 0;
    }
    return this.number(full, told, place);
  }

  baseWithoutKind(place: string, name: string): void {
    this.problems.push(unfit.baseWithoutKind(place, name));
  }

  /** What the mapping says and nobody asked for: a slip of the pen, as a rule. */
  unasked(): void {
    for (const name of Object.keys(this.mapping.overrides)) {
      if (!this.#overridesUsed.has(name)) this.problems.push(unfit.unasked('overrides', name));
    }
    for (const name of Object.keys(this.mapping.numbers)) {
      if (!this.#numbersUsed.has(name)) this.problems.push(unfit.unasked('numbers', name));
    }
  }
  get used(): UsedTable[] {
    return [...this.#used].map(([table, { name, columns }]) => ({ table, name, columns: [...columns.values()] }));
  }

  /** 1Cv7.MD knows what an attribute refers to; a mapping that joins another table would join strangers. */
  #checkTarget(table: FoundTable, name: string, target: FoundTable, place: string): void {
    const of = table.described?.attributes.find((one) => same(one.name, name))?.of ?? null;
    if (of === null || target.dds === UNFOUND_TABLE || of === kindNumber(target)) return;
    const is = this.metadata?.references.find(({ id }) => id === of)?.name ?? String(of);
    this.problems.push(unfit.otherReference(place, `${table.name}.${name}`, `Справочник.${is}`, target.name));
  }
  #override(full: string): string | null {
    const key = Object.keys(this.mapping.overrides).find((known) => same(known, full));
    if (key === undefined) return null;
    this.#overridesUsed.add(key);
    return this.mapping.overrides[key] ?? null;
  }
  #hasNumber(full: string): boolean {
    return Object.keys(this.mapping.numbers).some((known) => same(known, full));
  }
  #use(table: FoundTable, field: DdsField, name: string): OnecColumn {
    const column = columnOf(field, name);
    let used = this.#used.get(table.dds.table);
    if (!used) this.#used.set(table.dds.table, (used = { name: table.name, columns: new Map() }));
    if (!used.columns.has(field.column)) used.columns.set(field.column, column);
    return column;
  }
}

export const kindNumber = (table: FoundTable): number => numberOf(table.dds.table);
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const columnOf = ({ column, type, length, precision }: DdsField, name: string): OnecColumn => ({
  ...{ column, type: type as DdsType, length, precision, name },
});
