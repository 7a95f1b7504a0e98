import { hash } from 'node:crypto';
import { dayName, dayNumber } from '@prorab/kernel';
import type { LedgerPrice } from '../../../../application/ports/ledger.port.js';
import type { OnecClient, SqlRow } from '../client/onec-client.js';
import {
  type Fragment,
  MAX_ROWS,
  Statement,
  column,
  decimal,
  int,
  joined,
  sql,
  table,
  varchar,
} from '../client/statement.js';
import { constantValue, decimalOf, keyOfId, moneyTextOf, rawDay } from '../encoding/index.js';
import type { OnecNames, PriceNames, ReferenceNames } from '../mapping/index.js';
import { day, keyIn, raw, said, whole } from './cells.js';
import type { Broken } from './broken.js';
import { type Element, type Joined, ReferenceReader } from './reference-reader.js';
import { cellOf, endOf, joinsAlong } from './references.js';
import { idsIn } from './which.js';

/** So many days back a value of today's may have been written over. */
const DAYS_IN_PLACE = 2;
export interface FreshValues {
  readonly ids: readonly string[];
  /** The last of them. */
  readonly row: number;
  readonly hash: string;
  /** false: there are more than are told. */
  readonly all: boolean;
}
interface Value {
  readonly text: string;
  readonly since: string | null;
}

/** A price is more than its row. */
interface PriceRow {
  readonly id: string;
  readonly row: SqlRow;
}

/** Prices, with the value that holds today where it is a periodic one. */
export class PriceReader extends ReferenceReader<LedgerPrice, PriceRow> {
  readonly kind = 'price';
  constructor(
    client: OnecClient,
    protected override readonly names: PriceNames,
    private readonly system: OnecNames['system'],
    private readonly items: ReferenceNames,
    /** YYYY-MM-DD where the base stands. */
    private readonly today: () => string,
    broken: Broken,
  ) {
    super(client, names, broken);
  }
  protected override joins(): Joined[] {
    return this.names.type.by === 'path' ? joinsAlong(this.names.type.path) : [];
  }
  protected override only(): Fragment {
    return sql` AND ${column('k', 'ISMARK')} = 0`;
  }
  protected columns(): Fragment[] {
    const { item, type, value } = this.names;
    const typeCell = type.by === 'path' ? endOf(type.path) : type.by === 'keys' ? cellOf('k', type.column) : sql`NULL`;
    return [
      item ? column('k', item.column) : column('k', 'ID'),
      typeCell,
      value.column ? decimal(column('k', value.column.column)) : sql`NULL`,
    ];
  }
  protected begun(row: SqlRow): PriceRow {
    return { id: raw(row[0]), row };
  }
  async elements(rows: readonly PriceRow[], signal?: AbortSignal): Promise<Element<LedgerPrice>[]> {
    const values = await this.#values(
      rows.map(({ id }) => id),
      signal,
    );
    return rows.map(({ row }) => this.element(row, (id) => this.#price(id, row, values.get(id))));
  }
  #price(id: string, [, , item, type, own]: SqlRow, periodic: Value | undefined): LedgerPrice | null {
    const { names } = this;
    const key = keyOfId(id);
    const itemKey = names.item ? keyIn(names.item, item, this.items.kind) : key;
    const value = names.value.column ? { text: decimalOf(raw(own)), since: null } : periodic;
    if (!value || key === null || itemKey === null) return null;
    return {
      kind: 'price',
      key,
      itemKey,
      type: this.#type(type),
      price: moneyTextOf(constantValue.number(value.text)),
      since: value.since ?? '1980-01-01',
    };
  }
  #type(cell: SqlRow[number] | undefined): string {
    const { type } = this.names;
    if (type.by === 'name') return type.name;
    if (type.by === 'path') return said(cell, 100) ?? '';
    const key = keyIn(type.column, cell, null) ?? '';
    return (type.names[key] ?? key).slice(0, 100);
  }

  /** The last value of each, set-wise: the rows of its last day, of which the last one wins. */
  async #values(ids: readonly string[], signal?: AbortSignal): Promise<Map<string, Value>> {
    const { periodic } = this.names.value;
    const [first, last] = [ids[0], ids.at(-1)];
    const values = new Map<string, Value>();
    if (periodic === null || first === undefined || last === undefined) return values;
    const few = ids.length <= 64;
    const where = (of: Fragment): Fragment =>
      few ? idsIn(of, { ids }) : sql`${of} >= ${varchar(first, 9)} AND ${idsIn(of, { after: '', upTo: last })}`;
    for (const row of await this.client.all(this.#lastDays(periodic, where), signal)) {
      values.set(raw(row[0]), { text: raw(row[1]), since: day(row[2]) });
    }
    return values;
  }
  #lastDays(periodic: number, where: (of: Fragment) => Fragment): Statement {
    const until = varchar(rawDay(this.today()), 8);
    const of = (alias: string, name: string): Fragment => column(alias, name);
    const ofAttribute = (alias: string): Fragment =>
      sql`${of(alias, 'ID')} = ${int(periodic)} AND ${of(alias, 'DATE')} <= ${until} AND ${where(of(alias, 'OBJID'))}`;
    const columns = joined([of('c', 'OBJID'), of('c', 'VALUE'), of('c', 'DATE')], ', ');
    const order = joined([of('c', 'OBJID'), of('c', 'TIME'), of('c', 'DOCID'), of('c', 'ROW_ID')], ', ');
    return Statement.select(
      20_000,
      sql` ${columns} FROM ${table(this.system.constants, 'c')} JOIN (SELECT ${of('d', 'OBJID')} AS o, MAX(${of('d', 'DATE')}) AS d
        FROM ${table(this.system.constants, 'd')} WHERE ${ofAttribute('d')} GROUP BY ${of('d', 'OBJID')}) l ON l.o = ${of('c', 'OBJID')} AND l.d = ${of('c', 'DATE')}
        WHERE ${ofAttribute('c')} ORDER BY ${order}`,
    );
  }

  /**
   * Prices that may have changed without their elements: rows of _1SCONST after `row`, those that begin to hold after `since`, and those of
   * these days, which 1C changes in place; `hash` is another when one of the rows is.
   */
  async freshValues(row: number, since: string, signal?: AbortSignal): Promise<FreshValues> {
    const { periodic } = this.names.value;
    if (periodic === null) return { ids: [], row, hash: '', all: true };
    const of = (name: string): Fragment => column('c', name);
    const days = dayName(dayNumber(this.today()) - DAYS_IN_PLACE);
    const from = varchar(rawDay(since < days ? since : days), 8);
    const begun = sql`(${of('DATE')} > ${from} AND ${of('DATE')} <= ${varchar(rawDay(this.today()), 8)})`;
    const columns = joined([of('OBJID'), of('ROW_ID'), of('VALUE')], ', ');
    const rows = await this.client.all(
      Statement.select(
        MAX_ROWS,
        sql` ${columns} FROM ${table(this.system.constants, 'c')}
          WHERE ${of('ID')} = ${int(periodic)} AND (${of('ROW_ID')} > ${int(row)} OR ${begun}) ORDER BY ${of('ROW_ID')}`,
      ),
      signal,
    );
    return {
      ids: [...new Set(rows.map((r) => raw(r[0])))].sort(),
      row: rows.reduce((most, r) => Math.max(most, whole(r[1])), row),
      hash: hash('sha1', JSON.stringify(rows), 'base64').slice(0, 22),
      all: rows.length < MAX_ROWS,
    };
  }
  async lastRow(signal?: AbortSignal): Promise<number> {
    const [row] = await this.client.all(
      Statement.select(1, sql` MAX(${column('c', 'ROW_ID')}) FROM ${table(this.system.constants, 'c')}`),
      signal,
    );
    return whole(row?.[0]);
  }
}
