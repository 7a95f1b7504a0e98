import type { LedgerLine } from '../../../../application/ports/ledger.port.js';
import type { OnecClient, SqlCell, SqlRow } from '../client/onec-client.js';
import { type Fragment, MAX_ROWS, Statement, column, decimal, joined, sql, table, text } from '../client/statement.js';
import { decimalOf, moneyTextOf } from '../encoding/index.js';
import type { DocumentColumn, DocumentNames, InvoiceNames, OnecNames, TotalColumn } from '../mapping/index.js';
import { keyIn, raw, whole } from './cells.js';
import { ListsInOrder, askInParts, readOn } from './in-parts.js';
import type { JournalRow, Range } from './journal-reader.js';
import type { Broken } from './broken.js';
import { idsIn } from './which.js';

export type DocumentRole = 'invoice' | 'shipment' | 'payment';
/** One kind of documents, and what part it plays. */
export interface DocumentKind {
  readonly role: DocumentRole;
  readonly names: DocumentNames;
}
/** What stands in the tables of one kind, of some of its documents. */
export class DocumentParts {
  constructor(
    private readonly heads: Cells,
    private readonly lines: ReadonlyMap<string, readonly LedgerLine[]>,
    private readonly sums: Cells,
  ) {}
  has(id: string): boolean {
    return this.heads.has(id);
  }
  linesOf(id: string): readonly LedgerLine[] {
    return this.lines.get(id) ?? [];
  }
  value(of: DocumentColumn | TotalColumn | null, row: JournalRow): SqlCell {
    if (of === null) return null;
    if (of.from === 'lines') return this.sums.at(row.id, of.column) ?? '0';
    return (of.from === 'journal' ? row.common.get(of.column) : this.heads.at(row.id, of.column)) ?? null;
  }
}
/** Rows that begin with an id, by it. */
class Cells {
  readonly #places: ReadonlyMap<string, number>;
  readonly #rows = new Map<string, SqlRow>();
  #last: { readonly id: string; readonly row: SqlRow | undefined } | null = null;
  constructor(columns: readonly { readonly column: string }[], rows: readonly SqlRow[]) {
    this.#places = new Map(columns.map((c, n) => [c.column, n + 1]));
    for (const row of rows) this.#rows.set(raw(row[0]), row);
  }
  has(id: string): boolean {
    return this.#rows.has(id);
  }
  at(id: string, column: string): SqlCell | undefined {
    // A document is asked for all its cells before the next one is.
    if (this.#last?.id !== id) this.#last = { id, row: this.#rows.get(id) };
    const place = this.#places.get(column);
    return place === undefined ? null : this.#last.row?.[place];
  }
}

/** Asks for heads, lines and sums of documents of one kind. */
export class DocumentTables {
  constructor(
    private readonly client: OnecClient,
    private readonly names: OnecNames,
  ) {}

  async of(
    kind: DocumentKind,
    ids: readonly string[],
    range: Range | null,
    broken: Broken,
    signal?: AbortSignal,
  ): Promise<DocumentParts> {
    return new DocumentParts(
      await this.#heads(kind, ids, range, signal),
      await this.#lines(kind, ids, range, broken, signal),
      await this.#sums(kind, ids, range, signal),
    );
  }
  async #heads(kind: DocumentKind, ids: readonly string[], range: Range | null, signal?: AbortSignal): Promise<Cells> {
    const columns = headColumns(kind.names);
    const select = joined([column('h', 'IDDOC'), ...columns.map((c) => cell('h', c))], ', ');
    const rows = await askInParts(ids, range, (which) =>
      this.client.all(
        Statement.select(
          MAX_ROWS,
          sql` ${select} FROM ${table(kind.names.table, 'h')} WHERE ${idsIn(column('h', 'IDDOC'), which)} ORDER BY ${column('h', 'IDDOC')}`,
        ),
        signal,
      ),
    );
    return new Cells(columns, rows);
  }
  async #lines(
    kind: DocumentKind,
    ids: readonly string[],
    range: Range | null,
    broken: Broken,
    signal?: AbortSignal,
  ): Promise<Map<string, LedgerLine[]>> {
    const { lines } = kind.names;
    const found = new ListsInOrder<LedgerLine>();
    if (!lines || kind.role === 'payment') return found.all;
    const l = (of: { column: string }): Fragment => column('l', of.column);
    const optional = (of: { column: string } | null): Fragment => (of ? decimal(l(of)) : sql`NULL`);
    const select = joined(
      [
        column('l', 'IDDOC'),
        column('l', 'LINENO_'),
        l(lines.item),
        decimal(l(lines.quantity)),
        optional(lines.price),
        decimal(l(lines.sum)),
        optional(lines.vat),
      ],
      ', ',
    );
    const order = joined([column('l', 'IDDOC'), column('l', 'LINENO_')], ', ');
    await readOn(
      ids,
      range,
      (where, take) =>
        this.client.each(
          Statement.select(
            MAX_ROWS,
            sql` ${select} FROM ${table(lines.table, 'l')} WHERE ${where(column('l', 'IDDOC'), column('l', 'LINENO_'))} ORDER BY ${order}`,
          ),
          take,
          signal,
        ),
      (row) => {
        const id = raw(row[0]);
        const line = this.#line(kind, id, row, broken);
        if (line) found.add(id, line);
      },
    );
    return found.all;
  }
  #line(
    kind: DocumentKind,
    id: string,
    [, no, item, quantity, price, sum, vat]: SqlRow,
    broken: Broken,
  ): LedgerLine | null {
    const { lines } = kind.names;
    try {
      return {
        no: whole(no),
        itemKey: lines ? keyIn(lines.item, item, this.names.item?.kind ?? null) : null,
        name: null,
        quantity: decimalOf(raw(quantity)),
        price: money(price),
        sum: money(sum),
        vat: money(vat),
      };
    } catch (error) {
      broken(kind.names.name, id, error, whole(no));
      return null;
    }
  }
  /** Sums that no head has and that are added up of the lines. */
  async #sums(kind: DocumentKind, ids: readonly string[], range: Range | null, signal?: AbortSignal): Promise<Cells> {
    const columns = [kind.names.total.sum, kind.names.total.vat].filter((c) => c?.from === 'lines') as TotalColumn[];
    if (columns.length === 0) return new Cells([], []);
    const id = column('l', 'IDDOC');
    const select = joined([id, ...columns.map((c) => decimal(sql`SUM(${column('l', c.column)})`))], ', ');
    const from = table(kind.names.lines?.table ?? `DT${kind.names.kind}`, 'l');
    const rows = await askInParts(ids, range, (which) =>
      this.client.all(
        Statement.select(
          MAX_ROWS,
          sql` ${select} FROM ${from} WHERE ${idsIn(id, which)} GROUP BY ${id} ORDER BY ${id}`,
        ),
        signal,
      ),
    );
    return new Cells(columns, rows);
  }
}

/** Roubles as the column has them; nothing is none. */
export const money = (of: SqlCell | undefined): string => moneyTextOf(raw(of) || '0');
const cell = (alias: string, of: { column: string; type: string }): Fragment => {
  const found = column(alias, of.column);
  if (of.type === 'N') return decimal(found);
  return of.type === 'M' ? text(found) : found;
};
/** Columns of the head that something is read of. */
function headColumns(names: DocumentNames): (DocumentColumn | TotalColumn)[] {
  const { base, payBy, warehouse, operation } = names as Partial<OnecNames['payments'][number] & InvoiceNames>;
  const all = [
    ...Object.values(names.columns),
    ...[names.total.sum, names.total.vat, names.total.added?.count, names.total.added?.included],
    ...[base?.column, payBy, warehouse, operation?.column],
  ].filter((c): c is DocumentColumn | TotalColumn => c?.from === 'head');
  return [...new Map(all.map((c) => [c.column, c])).values()];
}
