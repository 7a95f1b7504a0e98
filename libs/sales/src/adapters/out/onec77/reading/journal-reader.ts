import type { OnecClient, SqlRow } from '../client/onec-client.js';
import { type Fragment, Statement, char, column, int, joined, sql, table } from '../client/statement.js';
import type { DocumentNames, OnecNames } from '../mapping/index.js';
import { bit, raw, whole } from './cells.js';
import { NamedCells, placesOf } from './named-cells.js';
import { type Which, IDS_AT_ONCE, idsIn, portionsOf } from './which.js';

/** A row of the journal. */
export interface JournalRow {
  /** Raw, without the spaces at its end. */
  readonly id: string;
  readonly kind: number;
  /** DATE_TIME_IDDOC, likewise. */
  readonly moment: string;
  readonly number: string;
  readonly closed: number;
  readonly marked: boolean;
  /** VERSTAMP and ACTCNT. */
  readonly stamp: number;
  readonly movements: number;
  /** Tells one version of the document from another. */
  readonly version: string;
  /** It moved the register of settlements. */
  readonly settles: boolean;
  /** Common attributes that stand in the journal, by column. */
  readonly common: NamedCells;
}
export type Range = Extract<Which, { after: string }>;
export type DocumentsWhich = Exclude<Which, { portion: number }>;

/** Columns of the journal that documents of ours have something in. */
const commonOf = (names: OnecNames): string[] => {
  const all: DocumentNames[] = [...names.invoices, ...names.shipments, ...names.payments];
  const columns = all.flatMap((d) => [
    ...Object.values(d.columns),
    ...[d.total.sum, d.total.vat, d.total.added?.count ?? null, d.total.added?.included ?? null],
    'base' in d ? ((d as { base: { column: typeof d.columns.party } | null }).base?.column ?? null) : null,
    ...('payBy' in d
      ? [(d as OnecNames['invoices'][number]).payBy, (d as OnecNames['invoices'][number]).warehouse]
      : []),
    'operation' in d ? ((d as OnecNames['invoices'][number]).operation?.column ?? null) : null,
  ]);
  return [...new Set(columns.flatMap((c) => (c?.from === 'journal' ? [c.column] : [])))].sort();
};
const j = (name: string): Fragment => column('j', name);

/** Columns before them. */
const OWN = 9;

/** The list of all documents: which there are, and in which version. */
export class JournalReader {
  readonly #common: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #flag: string | null;
  readonly #kinds: readonly number[];
  constructor(
    private readonly client: OnecClient,
    private readonly names: OnecNames,
  ) {
    this.#common = commonOf(names);
    this.#places = placesOf(this.#common);
    this.#flag = names.settlement?.flag ?? null;
    this.#kinds = [...new Set([...names.invoices, ...names.shipments, ...names.payments].map((d) => d.kind))].sort(
      (a, b) => a - b,
    );
  }

  /** Documents of our kinds, and all that move the settlements. */
  get #ours(): Fragment {
    const kinds = sql`${j('IDDOCDEF')} IN (${joined(this.#kinds.map(int), ', ')})`;
    return this.#flag === null ? kinds : sql`(${kinds} OR ${j(this.#flag)} = 1)`;
  }
  get #columns(): Fragment {
    return joined(
      [
        ...['IDDOC', 'IDDOCDEF', 'DATE_TIME_IDDOC', 'DOCNO', 'CLOSED', 'ISMARK', 'ACTCNT', 'VERSTAMP'].map(j),
        this.#flag === null ? sql`0` : j(this.#flag),
        ...this.#common.map(j),
      ],
      ', ',
    );
  }

  /** In the order of ids. */
  async after(id: string, rows: number, signal?: AbortSignal): Promise<JournalRow[]> {
    return this.#ask(
      rows,
      sql`${idsIn(j('IDDOC'), { after: id, upTo: null })} AND ${this.#ours} ORDER BY ${j('IDDOC')}`,
      signal,
    );
  }
  /** In the order of time: of days, after a moment. */
  async dated(after: string, upTo: string, rows: number, signal?: AbortSignal): Promise<JournalRow[]> {
    const moment = j('DATE_TIME_IDDOC');
    return this.#ask(
      rows,
      sql`${moment} > ${char(after, 23)} AND ${moment} <= ${char(upTo, 23)} AND ${this.#ours} ORDER BY ${moment}`,
      signal,
    );
  }
  async of(ids: readonly string[], signal?: AbortSignal): Promise<JournalRow[]> {
    const rows: JournalRow[] = [];
    for (const part of portionsOf(ids))
      rows.push(...(await this.#ask(IDS_AT_ONCE, sql`${idsIn(j('IDDOC'), { ids: part })} AND ${this.#ours}`, signal)));
    return rows;
  }

  /** On which days (yyyymmdd) these documents stand, of whatever kind; those that are not there are left out. */
  async daysOf(ids: readonly string[], signal?: AbortSignal): Promise<Map<string, string>> {
    const days = new Map<string, string>();
    const day = sql`LEFT(${j('DATE_TIME_IDDOC')}, 8)`;
    for (const part of portionsOf(ids)) {
      const where = idsIn(j('IDDOC'), { ids: part });
      const statement = Statement.select(IDS_AT_ONCE, sql` ${j('IDDOC')}, ${day} FROM ${this.#journal} WHERE ${where}`);
      for (const [id, on] of await this.client.all(statement, signal)) days.set(raw(id), raw(on));
    }
    return days;
  }

  /** Those of the range whose version is still that of `rows`, which are all of the range: a look at their sums, as a rule. */
  async unchanged(rows: readonly JournalRow[], range: Range | null, signal?: AbortSignal): Promise<JournalRow[]> {
    if (rows.length === 0) return [];
    if (range) {
      const where = sql`${idsIn(j('IDDOC'), range)} AND ${this.#ours}`;
      const [sums = []] = await this.client.all(
        Statement.select(1, sql` ${joined(sumsOfVersions, ', ')} FROM ${this.#journal} WHERE ${where}`),
        signal,
      );
      if (sums.map((cell) => String(cell ?? 0)).join('.') === sumsOf(rows)) return [...rows];
    }
    const now = new Map(
      (
        await this.of(
          rows.map((row) => row.id),
          signal,
        )
      ).map((row) => [row.id, row]),
    );
    return rows.filter((row) => now.get(row.id)?.version === row.version && now.get(row.id)?.moment === row.moment);
  }
  /** The same of each day since `from` (yyyymmdd), of documents of all kinds. */
  async sumsOfDays(from: string, signal?: AbortSignal): Promise<Map<string, string>> {
    const day = sql`LEFT(${j('DATE_TIME_IDDOC')}, 8)`;
    const rows = await this.client.all(
      Statement.select(
        20_000,
        sql` ${day}, ${joined([...sumsOfVersions, total('ROW_ID')], ', ')} FROM ${this.#journal} WHERE ${j('DATE_TIME_IDDOC')} >= ${char(from, 23)} GROUP BY ${day} ORDER BY ${day}`,
      ),
      signal,
    );
    return new Map(rows.map(([day, ...sums]) => [raw(day), sums.map((cell) => String(cell ?? 0)).join('.')]));
  }

  get #journal(): Fragment {
    return table(this.names.system.journal, 'j');
  }
  async #ask(rows: number, rest: Fragment, signal?: AbortSignal): Promise<JournalRow[]> {
    const read: JournalRow[] = [];
    const statement = Statement.select(rows, sql` ${this.#columns} FROM ${this.#journal} WHERE ${rest}`);
    await this.client.each(statement, (row) => read.push(this.#read(row)), signal);
    return read;
  }
  #read(row: SqlRow): JournalRow {
    const [id, kind, moment, number, closed, marked, movements, version, settles] = row;
    const [stamp, acts] = [whole(version), whole(movements)];
    return {
      id: raw(id),
      kind: whole(kind),
      moment: raw(moment),
      number: raw(number).trim(),
      closed: whole(closed),
      marked: bit(marked),
      settles: bit(settles),
      stamp,
      movements: acts,
      version: `${stamp}.${bit(marked) ? 1 : 0}.${whole(closed)}.${acts}.${bit(settles) ? 1 : 0}`,
      common: new NamedCells(this.#places, row.slice(OWN)),
    };
  }
}
const total = (of: string): Fragment => sql`SUM(CAST(${j(of)} AS bigint))`;
const SUMMED = ['VERSTAMP', 'ISMARK', 'CLOSED', 'ACTCNT'];
const sumsOfVersions = [sql`COUNT_BIG(*)`, ...SUMMED.map(total)];
/** What the server says to `sumsOfVersions` of these rows. */
function sumsOf(rows: readonly JournalRow[]): string {
  let [stamps, marks, closed, movements] = [0, 0, 0, 0];
  for (const row of rows) {
    stamps += row.stamp;
    if (row.marked) marks++;
    closed += row.closed;
    movements += row.movements;
  }
  return [rows.length, stamps, marks, closed, movements].join('.');
}
