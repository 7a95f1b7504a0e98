import { enumValueId, kind36 } from '../encoding/index.js';
import { type FoundTable, type NameFinder, type Wanted, kindNumber } from './name-finder.js';
import type { MappingDocument, OnecMapping } from './onec-mapping.js';
import type {
  BaseNames,
  DocumentColumn,
  DocumentNames,
  InvoiceNames,
  LineNames,
  OnlyNames,
  PaymentNames,
  ShipmentNames,
  TotalColumn,
  TotalNames,
} from './onec-names.js';

type From = TotalColumn['from'];
/** A kind of document with the tables that its attributes may stand in. */
class DocumentTables {
  readonly head: FoundTable & { readonly from: 'head' };
  readonly journal: FoundTable & { readonly from: 'journal' };
  readonly lines: (FoundTable & { readonly from: 'lines' }) | null;
  constructor(
    private readonly finder: NameFinder,
    name: string,
    private readonly place: string,
    withLines: boolean,
  ) {
    this.head = { ...finder.table('document', name, `${place}.document`), from: 'head' };
    this.journal = { ...finder.journal, from: 'journal' };
    this.lines =
      withLines || finder.hasTable('lines', name)
        ? { ...finder.table('lines', name, `${place}.lines`), from: 'lines' }
        : null;
    finder.serviceColumn(this.head, 'IDDOC');
  }

  column(name: string, wanted: Wanted, key: string): DocumentColumn {
    const found = this.finder.attribute([this.head, this.journal], name, wanted, `${this.place}.${key}`);
    return { ...found.column, from: found.table.from };
  }
  optional(name: string | undefined, wanted: Wanted, key: string): DocumentColumn | null {
    return name === undefined ? null : this.column(name, wanted, key);
  }
  total(name: string, key: string): TotalColumn {
    const tables: (FoundTable & { readonly from: From })[] = [this.head, this.journal];
    if (this.lines) tables.push(this.lines);
    const found = this.finder.attribute(tables, name, 'number', `${this.place}.${key}`);
    if (found.table.from === 'lines') this.finder.serviceColumn(found.table, 'IDDOC');
    return { ...found.column, from: found.table.from };
  }
}

function documentOf(
  finder: NameFinder,
  mapped: MappingDocument,
  place: string,
): { tables: DocumentTables; names: DocumentNames } {
  const tables = new DocumentTables(finder, mapped.document, place, mapped.lines !== undefined);
  const kind = kindNumber(tables.head);
  return {
    tables,
    names: {
      name: tables.head.name,
      table: tables.head.dds.table,
      kind,
      kind36: kind36(kind),
      columns: {
        party: tables.optional(mapped.party, 'reference', 'party'),
        contract: tables.optional(mapped.contract, 'reference', 'contract'),
        author: tables.optional(mapped.author, 'id', 'author'),
        note: tables.optional(mapped.note, 'text', 'note'),
      },
      total: totalOf(tables, mapped.total),
      lines: mapped.lines && tables.lines ? linesOf(finder, tables.lines, mapped.lines, `${place}.lines`) : null,
    },
  };
}

function totalOf(tables: DocumentTables, { sum, vat, vatOnTop }: MappingDocument['total']): TotalNames {
  const added = vatOnTop && {
    count: tables.optional(vatOnTop.count, 'number', 'total.vatOnTop.count'),
    included: tables.optional(vatOnTop.included, 'number', 'total.vatOnTop.included'),
  };
  return {
    sum: tables.total(sum, 'total.sum'),
    vat: vat === undefined ? null : tables.total(vat, 'total.vat'),
    added: added ?? null,
  };
}

function linesOf(
  finder: NameFinder,
  table: FoundTable,
  mapped: NonNullable<MappingDocument['lines']>,
  place: string,
): LineNames {
  for (const column of ['IDDOC', 'LINENO_']) finder.serviceColumn(table, column);
  const column = (name: string, wanted: Wanted, key: string) =>
    finder.attribute([table], name, wanted, `${place}.${key}`).column;
  return {
    table: table.dds.table,
    item: column(mapped.item, 'id', 'item'),
    quantity: column(mapped.quantity, 'number', 'quantity'),
    price: mapped.price === undefined ? null : column(mapped.price, 'number', 'price'),
    sum: column(mapped.sum, 'number', 'sum'),
    vat: mapped.vat === undefined ? null : column(mapped.vat, 'number', 'vat'),
  };
}

function baseOf(
  finder: NameFinder,
  tables: DocumentTables,
  mapped: OnecMapping['payments'][number]['base'],
  place: string,
): BaseNames | null {
  if (!mapped) return null;
  const column = tables.column(mapped.attribute, 'reference', 'base.attribute');
  const kind =
    mapped.document === undefined
      ? null
      : kindNumber(finder.table('document', mapped.document, `${place}.base.document`));
  if (column.length === 9 && kind === null) finder.baseWithoutKind(`${place}.base`, column.name);
  return { column, kind };
}

const enumIds = (finder: NameFinder, enumeration: string, values: readonly string[], place: string): string[] =>
  values.map((value, i) => enumValueId(finder.enumValue(enumeration, value, `${place}.${i}`)));

function onlyOf(
  finder: NameFinder,
  tables: DocumentTables,
  mapped: OnecMapping['payments'][number]['only'],
  place: string,
): OnlyNames | null {
  if (!mapped) return null;
  const values = enumIds(finder, mapped.enumeration, mapped.values, `${place}.only.values`);
  return { column: tables.column(mapped.attribute, 'id', 'only.attribute'), values };
}

export function invoiceNames(finder: NameFinder, mapped: OnecMapping['invoices'][number], place: string): InvoiceNames {
  const { tables, names } = documentOf(finder, mapped, place);
  const { operation } = mapped;
  const ids = (values: readonly string[], key: string): string[] =>
    enumIds(finder, operation?.enumeration ?? '', values, `${place}.operation.${key}`);
  return {
    ...names,
    payBy: tables.optional(mapped.payBy, 'day', 'payBy'),
    warehouse: tables.optional(mapped.warehouse, 'reference', 'warehouse'),
    operation: operation
      ? {
          column: tables.column(operation.attribute, 'id', 'operation.attribute'),
          invoices: ids(operation.invoices, 'invoices'),
          drafts: ids(operation.drafts, 'drafts'),
        }
      : null,
  };
}
export function shipmentNames(
  finder: NameFinder,
  mapped: OnecMapping['shipments'][number],
  place: string,
): ShipmentNames {
  const { tables, names } = documentOf(finder, mapped, place);
  const only = onlyOf(finder, tables, mapped.only, place);
  return { ...names, base: baseOf(finder, tables, mapped.base, place), only };
}
export function paymentNames(finder: NameFinder, mapped: OnecMapping['payments'][number], place: string): PaymentNames {
  const { tables, names } = documentOf(finder, mapped, place);
  const { means, direction } = mapped;
  const only = onlyOf(finder, tables, mapped.only, place);
  return { ...names, base: baseOf(finder, tables, mapped.base, place), only, means, direction };
}
