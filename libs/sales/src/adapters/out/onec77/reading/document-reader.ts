import type {
  LedgerInvoice,
  LedgerKey,
  LedgerLine,
  LedgerPayment,
  LedgerSettlement,
  LedgerShipment,
} from '../../../../application/ports/ledger.port.js';
import type { Broken } from './reference-reader.js';
import type { OnecClient, SqlCell, SqlRow } from '../client/onec-client.js';
import { type Fragment, MAX_ROWS, Statement, column, decimal, joined, sql, table, text } from '../client/statement.js';
import { decimalOf, instantOf, isPosted, keyOfId, moneyTextOf, momentOf, yes } from '../encoding/index.js';
import type { DocumentColumn, DocumentNames, InvoiceNames, OnecNames, TotalColumn } from '../mapping/index.js';
import { Money, type ZoneClock } from '@prorab/kernel';
import { type BaseDocuments, type OwnBase } from './base-documents.js';
import { day, keyIn, raw, reference, said, whole } from './cells.js';
import { askInParts, readOn } from './in-parts.js';
import type { JournalRow, Range } from './journal-reader.js';
import { NamedCells, placesOf } from './named-cells.js';
import type { SettlementReader } from './settlement-reader.js';
import { idsIn } from './which.js';

export type DocumentFact = LedgerInvoice | LedgerShipment | LedgerPayment;
/** A document with all that hangs on it; fact null: it is no invoice, shipment or payment of ours (or unreadable). */
export interface WholeDocument {
  readonly row: JournalRow;
  readonly fact: DocumentFact | null;
  /** Something of it is not as 1C writes it. */
  readonly unreadable: boolean;
  readonly settlements: readonly LedgerSettlement[];
}
type Role = 'invoice' | 'shipment' | 'payment';
interface Kind {
  readonly role: Role;
  readonly names: DocumentNames;
}
interface Parts {
  readonly heads: ReadonlyMap<string, NamedCells>;
  readonly lines: ReadonlyMap<string, LedgerLine[]>;
  readonly sums: ReadonlyMap<string, NamedCells>;
}

/** Heads, lines and movements of documents, put together. */
export class DocumentReader {
  readonly #kinds: ReadonlyMap<number, Kind>;
  constructor(
    private readonly client: OnecClient,
    private readonly names: OnecNames,
    private readonly zone: ZoneClock,
    private readonly bases: BaseDocuments,
    private readonly settlements: SettlementReader | null,
    private readonly broken: Broken,
  ) {
    this.#kinds = new Map<number, Kind>([
      ...names.payments.map((n): [number, Kind] => [n.kind, { role: 'payment', names: n }]),
      ...names.shipments.map((n): [number, Kind] => [n.kind, { role: 'shipment', names: n }]),
      ...names.invoices.map((n): [number, Kind] => [n.kind, { role: 'invoice', names: n }]),
    ]);
  }
  roleOf(kind: number): Role | null {
    return this.#kinds.get(kind)?.role ?? null;
  }

  /** The documents of these rows; `range` takes them in and is a short way to ask for many. A document without its head is left out. */
  async read(rows: readonly JournalRow[], range: Range | null, signal?: AbortSignal): Promise<WholeDocument[]> {
    const byKind = Map.groupBy(rows, (row) => row.kind);
    const settling = rows.filter((row) => row.settles).map((row) => row.id);
    const kinds = new Map(rows.map((row) => [row.id, row.kind]));
    const parts = new Map<number, Parts>();
    const [movements] = await Promise.all([
      this.settlements && settling.length
        ? this.settlements.read(settling, range, (id) => this.#moverOf(kinds.get(id)), signal)
        : new Map<string, LedgerSettlement[]>(),
      this.#partsOf(byKind, range, parts, signal),
    ]);
    const bases = await this.#basesOf(rows, parts, range, signal);
    const documents: WholeDocument[] = [];
    for (const row of rows) {
      const kind = this.#kinds.get(row.kind);
      const part = parts.get(row.kind);
      if (kind && !part?.heads.has(row.id)) continue;
      let [fact, unreadable]: [DocumentFact | null, boolean] = [null, false];
      try {
        fact = kind && part ? this.#fact(kind, row, part, bases) : null;
      } catch (error) {
        this.broken(kind?.names.name ?? '', row.id, error);
        unreadable = true;
      }
      documents.push({ row, fact, unreadable, settlements: movements.get(row.id) ?? [] });
    }
    return documents;
  }
  #moverOf(kind: number | undefined): 'shipment' | 'payment' | 'other' {
    const role = this.roleOf(kind ?? 0);
    return role === 'shipment' || role === 'payment' ? role : 'other';
  }

  // ---- asking

  async #partsOf(
    byKind: ReadonlyMap<number, readonly JournalRow[]>,
    range: Range | null,
    into: Map<number, Parts>,
    signal?: AbortSignal,
  ): Promise<void> {
    for (const [number, rows] of byKind) {
      const kind = this.#kinds.get(number);
      if (!kind) continue;
      const ids = rows.map((row) => row.id);
      into.set(number, {
        heads: await this.#heads(kind, ids, range, signal),
        lines: await this.#lines(kind, ids, range, signal),
        sums: await this.#sums(kind, ids, range, signal),
      });
    }
  }
  async #heads(kind: Kind, ids: readonly string[], range: Range | null, signal?: AbortSignal): Promise<Parts['heads']> {
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
    return namedRows(
      rows,
      columns.map((c) => c.column),
    );
  }
  async #lines(kind: Kind, ids: readonly string[], range: Range | null, signal?: AbortSignal): Promise<Parts['lines']> {
    const { lines } = kind.names;
    const found = new Map<string, LedgerLine[]>();
    if (!lines || kind.role === 'payment') return found;
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
      (where, each) =>
        this.client.each(
          Statement.select(
            MAX_ROWS,
            sql` ${select} FROM ${table(lines.table, 'l')} WHERE ${where(column('l', 'IDDOC'), column('l', 'LINENO_'))} ORDER BY ${order}`,
          ),
          each,
          signal,
        ),
      (row) => {
        const id = raw(row[0]);
        const line = this.#line(kind, id, row);
        if (!line) return;
        const list = found.get(id);
        if (list) list.push(line);
        else found.set(id, [line]);
      },
    );
    return found;
  }
  #line(kind: Kind, id: string, [, no, item, quantity, price, sum, vat]: SqlRow): LedgerLine | null {
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
      this.broken(`${kind.names.name}, строка ${whole(no)}`, id, error);
      return null;
    }
  }
  /** Sums that no head has and that are added up of the lines. */
  async #sums(kind: Kind, ids: readonly string[], range: Range | null, signal?: AbortSignal): Promise<Parts['sums']> {
    const columns = [kind.names.total.sum, kind.names.total.vat].filter((c) => c?.from === 'lines') as TotalColumn[];
    if (columns.length === 0) return new Map();
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
    return namedRows(
      rows,
      columns.map((c) => c.column),
    );
  }

  // ---- reading

  async #basesOf(
    rows: readonly JournalRow[],
    parts: ReadonlyMap<number, Parts>,
    range: Range | null,
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, OwnBase>> {
    const own = rows.flatMap((row) => {
      const kind = this.#kinds.get(row.kind);
      if (!kind || kind.role === 'invoice') return [];
      const { base } = kind.names as OnecNames['payments'][number];
      const value = base && base.column && valueIn(base.column, row, parts.get(row.kind)?.heads.get(row.id));
      let named: OwnBase | null = null;
      try {
        const found = base ? reference(base.column, value) : null;
        named = found ? { kind: found.kind ?? base?.kind ?? 0, key: found.key } : null;
      } catch (error) {
        this.broken(kind.names.name, row.id, error);
      }
      return [{ id: row.id, role: kind.role, named }];
    });
    return this.bases.of(own, (kind) => this.roleOf(kind), range, signal);
  }
  #fact(
    { role, names }: Kind,
    row: JournalRow,
    parts: Parts,
    bases: ReadonlyMap<string, OwnBase>,
  ): DocumentFact | null {
    const head = parts.heads.get(row.id);
    const value = (of: DocumentColumn | TotalColumn | null): SqlCell =>
      of === null
        ? null
        : of.from === 'lines'
          ? (parts.sums.get(row.id)?.get(of.column) ?? '0')
          : valueIn(of as DocumentColumn, row, head);
    const keyAt = (of: DocumentColumn | null, kind: number | null): LedgerKey | null =>
      of ? keyIn(of, value(of), kind) : null;
    const moment = momentOf(row.moment);
    const document = {
      key: keyOfId(row.id) ?? '',
      number: row.number.slice(0, 30),
      at: instantOf(moment, this.zone),
      partyKey: keyAt(names.columns.party, this.names.party.kind),
      contractKey: keyAt(names.columns.contract, this.names.contract?.kind ?? null),
      authorKey: keyAt(names.columns.author, this.names.author?.kind ?? null),
      posted: isPosted(row.closed),
      marked: row.marked,
      note: names.columns.note ? said(value(names.columns.note), 4_000) : null,
    };
    const sum = money(value(names.total.sum));
    const vat = money(value(names.total.vat));
    const { added } = names.total;
    const onTop =
      added !== null &&
      (added.count === null || yes(raw(value(added.count)) || '0')) &&
      !(added.included !== null && yes(raw(value(added.included)) || '0'));
    const total = onTop ? Money.of(sum).add(Money.of(vat)).toString() : sum;
    const lines = parts.lines.get(row.id) ?? [];
    const base = bases.get(row.id) ?? null;
    if (role === 'invoice')
      return this.#invoice(names as InvoiceNames, { ...document, total, vat, lines }, value, keyAt);
    if (role === 'shipment') {
      return {
        kind: 'shipment',
        ...document,
        total,
        lines,
        invoiceKey: base && this.roleOf(base.kind) === 'invoice' ? base.key : null,
      };
    }
    const { means, direction } = names as OnecNames['payments'][number];
    const baseRole = base && this.roleOf(base.kind);
    return {
      ...{ kind: 'payment', ...document, means, direction, amount: total },
      base: base && (baseRole === 'invoice' || baseRole === 'shipment') ? { kind: baseRole, key: base.key } : null,
    };
  }
  #invoice(
    names: InvoiceNames,
    document: Omit<LedgerInvoice, 'kind' | 'payBy' | 'draft' | 'warehouseKey'>,
    value: (of: DocumentColumn | null) => SqlCell,
    keyAt: (of: DocumentColumn | null, kind: number | null) => LedgerKey | null,
  ): LedgerInvoice | null {
    const { operation } = names;
    const chosen = operation ? raw(value(operation.column)) : '';
    const is = (ids: readonly string[]): boolean => ids.some((id) => id.trimEnd() === chosen);
    if (operation && !is(operation.invoices) && !is(operation.drafts)) return null;
    return {
      ...{
        kind: 'invoice',
        ...document,
        payBy: day(value(names.payBy)),
        draft: operation !== null && is(operation.drafts),
      },
      warehouseKey: keyAt(names.warehouse, this.names.warehouse?.kind ?? null),
    };
  }
}

const money = (of: SqlCell | undefined): string => moneyTextOf(raw(of) || '0');
/** By document, whose id stands first. */
function namedRows(rows: readonly SqlRow[], columns: readonly string[]): Map<string, NamedCells> {
  const places = placesOf(columns, 1);
  return new Map(rows.map((row) => [raw(row[0]), new NamedCells(places, row)]));
}
const valueIn = (of: DocumentColumn, row: JournalRow, head: NamedCells | undefined): SqlCell =>
  (of.from === 'journal' ? row.common.get(of.column) : head?.get(of.column)) ?? null;
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
