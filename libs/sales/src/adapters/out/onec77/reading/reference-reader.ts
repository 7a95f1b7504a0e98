import type { Texts } from '@prorab/platform/marks';
import type { LedgerThing } from '../../../../application/ports/ledger.port.js';
import type { OnecClient, SqlRow } from '../client/onec-client.js';
import type { Fragment } from '../client/statement.js';
import { Statement, column, int, joined, nothing, sql, table } from '../client/statement.js';
import type { ReferenceNames } from '../mapping/index.js';
import { type Broken, faultIn } from './broken.js';
import { raw, whole } from './cells.js';
import { type Which, PORTION, idsIn, inPortion } from './which.js';

/** One element of a reference; fact null: it stands there, and is no business of ours (or unreadable). */
export interface Element<F extends LedgerThing = LedgerThing> {
  readonly id: string;
  readonly portion: number;
  readonly fact: F | null;
  /** What of it is not as 1C writes it. */
  readonly fault: Texts | null;
}
/** A table that is read along with the elements, row by row. */
export interface Joined {
  readonly alias: string;
  readonly table: string;
  readonly on: Fragment;
  /** Its rows have ROW_ID and VERSTAMP, and a change of them is a change of the element. */
  readonly stamped: boolean;
}
/** An answer for a portion is whole when it has fewer rows: several elements may belong to one row of a joined table. */
export const PORTION_ROWS = PORTION * 4;

/** How elements of one reference become facts; `Row` is what is kept of a row until then. */
export abstract class ReferenceReader<
  F extends LedgerThing = LedgerThing,
  Row extends { readonly id: string } = { readonly id: string },
> {
  abstract readonly kind: F['kind'];
  /** Elements of one page. */
  readonly pageSize: number = 1_000;
  constructor(
    protected readonly client: OnecClient,
    protected readonly names: ReferenceNames,
    protected readonly broken: Broken,
  ) {}

  /** Columns beside ID and ROW_ID; the table itself is `k`. */
  protected abstract columns(): readonly Fragment[];
  protected joins(): readonly Joined[] {
    return [];
  }
  /** Elements that are no business of ours from the start. */
  protected only(): Fragment {
    return nothing;
  }
  /** Of a row as it comes off the wire: so much of it stays in memory. */
  protected abstract begun(row: SqlRow): Row;
  /** Whatever stands beside the rows is asked for here. */
  abstract elements(rows: readonly Row[], signal?: AbortSignal): Promise<readonly Element<F>[]>;

  async read(which: Which, signal?: AbortSignal): Promise<readonly Element<F>[]> {
    return this.elements(await this.rows(which, signal), signal);
  }
  protected element(row: SqlRow, read: (id: string) => F | null): Element<F> {
    const [id, portion] = [raw(row[0]), Math.floor(whole(row[1]) / PORTION)];
    try {
      return { id, portion, fact: read(id), fault: null };
    } catch (error) {
      this.broken(this.names.name, id, error);
      return { id, portion, fact: null, fault: faultIn(this.names.name, error) };
    }
  }

  async rows(which: Which, signal?: AbortSignal): Promise<readonly Row[]> {
    const rows: Row[] = [];
    const statement = Statement.select(this.#bound(which), this.#select(which));
    await this.client.each(statement, (row) => rows.push(this.begun(row)), signal);
    return rows;
  }
  #bound(which: Which): number {
    if ('after' in which) return this.pageSize;
    return 'ids' in which ? which.ids.length : PORTION_ROWS;
  }
  #select(which: Which): Fragment {
    const joins = this.joins();
    const id = column('k', 'ID');
    const where =
      'portion' in which
        ? inPortion(which.of === null ? 'k' : (joins.filter((j) => j.stamped)[which.of]?.alias ?? 'k'), which.portion)
        : idsIn(id, which);
    const columns = joined([id, column('k', 'ROW_ID'), ...this.columns()], ', ');
    const elements = this.names.folders ? sql` AND ${column('k', 'ISFOLDER')} = 2` : nothing;
    return sql` ${columns} FROM ${table(this.names.table, 'k')}${joinsOf(joins)} WHERE ${where}${elements}${this.only()} ORDER BY ${id}`;
  }

  /** Sums by portions of ROW_ID: of the table itself, then of those whose change is a change of ours. */
  sums(): { readonly of: number | null; readonly statement: Statement }[] {
    const stamped = this.joins().filter((j) => j.stamped);
    return [
      { of: null, statement: sumsOf(this.names.table) },
      ...stamped.map((j, at) => ({ of: at, statement: sumsOf(j.table) })),
    ];
  }
}

/** Of references whose elements are their rows. */
export abstract class PlainReferenceReader<F extends LedgerThing> extends ReferenceReader<F, Element<F>> {
  /** `cells` are those of `columns()`. @throws LedgerUnfit for what 1C does not write */
  protected abstract fact(id: string, cells: SqlRow): F | null;

  protected begun(row: SqlRow): Element<F> {
    return this.element(row, (id) => this.fact(id, row.slice(2)));
  }
  async elements(rows: readonly Element<F>[]): Promise<readonly Element<F>[]> {
    return rows;
  }
}

export const joinsOf = (joins: readonly Joined[]): Fragment =>
  joined(
    joins.map((j) => sql` LEFT JOIN ${table(j.table, j.alias)} ON ${j.on}`),
    ' ',
  );
export const sumsOf = (name: string): Statement => {
  const portion = sql`${column('k', 'ROW_ID')} / ${int(PORTION)}`;
  const bigint = (of: string): Fragment => sql`SUM(CAST(${column('k', of)} AS bigint))`;
  return Statement.select(
    20_000,
    sql` ${portion}, COUNT_BIG(*), ${bigint('VERSTAMP')}, ${bigint('ISMARK')}, ${bigint('ROW_ID')} FROM ${table(name, 'k')} GROUP BY ${portion} ORDER BY ${portion}`,
  );
};
