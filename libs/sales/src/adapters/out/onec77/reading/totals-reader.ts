import type { LedgerDebt, LedgerStock } from '../../../../application/ports/ledger.port.js';
import type { Texts } from '@prorab/platform/marks';
import { dayName, dayNumber, weekdayOf } from '@prorab/kernel';
import type { OnecClient, SqlRow } from '../client/onec-client.js';
import {
  type Fragment,
  MAX_ROWS,
  Statement,
  char,
  column,
  decimal,
  int,
  joined,
  nothing,
  sql,
  table,
  varchar,
} from '../client/statement.js';
import { brokenValue } from '../encoding/broken-value.js';
import { daysBetween, decimalOf, keyOfId, moneyTextOf, rawDay } from '../encoding/index.js';
import type { OnecColumn, OnecNames, StockNames } from '../mapping/index.js';
import { day, keyIn, raw } from './cells.js';
import { LAST } from '../stamps/onec-stamp-book.js';
import { type Broken, faultIn } from './broken.js';

/** First day of the period of totals that a day falls into; `length` is SNAPSHPER. */
export function periodOf(of: string, length: string): string {
  const [year = '', month = '', date = ''] = of.split('-');
  const from = (day: number): string => `${year}-${month}-${String(day).padStart(2, '0')}`;
  const number = Number(date);
  const step = (days: number, last: number): string => from(Math.min(Math.floor((number - 1) / days) * days + 1, last));
  if (length === 'D') return of;
  if (length === 'W') return dayName(dayNumber(of) - weekdayOf(dayNumber(of)));
  if (length === 'M') return from(1);
  if (length === 'Q') return `${year}-${String(Number(month) - ((Number(month) - 1) % 3)).padStart(2, '0')}-01`;
  if (length === 'Y') return `${year}-01-01`;
  if (length === 'T') return step(15, 16);
  if (length === 'C') return step(10, 21);
  if (length === 'F') return step(5, 26);
  throw brokenValue({ ru: 'период итогов', en: 'the period of totals' }, length);
}
/** First day of the period before. */
export const periodBefore = (period: string, length: string): string =>
  periodOf(dayName(dayNumber(period) - 1), length);

export interface Total<F> {
  readonly id: string;
  readonly fact: F | null;
  /** What of it is not as 1C writes it; then there is no fact. */
  readonly fault: Texts | null;
}
/** All totals with `after < id <= upTo`, in their order. */
export interface TotalsPage<F> {
  readonly after: string;
  readonly upTo: string;
  readonly totals: readonly Total<F>[];
}

/** What lies where and who owes what, by the totals that 1C keeps itself. */
export class TotalsReader {
  constructor(
    private readonly client: OnecClient,
    private readonly names: OnecNames,
    private readonly broken: Broken,
  ) {}

  /** The period of the base's own present: on the first of a month the new one may not be open yet. */
  async period(signal?: AbortSignal): Promise<{ first: string; length: string }> {
    const of = (name: string): Fragment => column('y', name);
    const [row] = await this.client.all(
      Statement.select(1, sql` ${of('CURDATE')}, ${of('SNAPSHPER')} FROM ${table(this.names.system.state, 'y')}`),
      signal,
    );
    const length = raw(row?.[1]).trim();
    const today = day(row?.[0]);
    if (today === null) throw brokenValue({ ru: 'точка актуальности', en: 'the present of the base' }, raw(row?.[0]));
    return { first: periodOf(today, length), length };
  }

  async *stock(period: string, signal?: AbortSignal): AsyncGenerator<TotalsPage<LedgerStock>> {
    const { stock, reserve } = this.names;
    if (!stock) return;
    const parts = (after: string): Fragment[] => [
      ofTotals(stock, period, false, beyond(after)),
      ...(reserve ? [ofTotals(reserve, period, true, beyond(after))] : []),
    ];
    yield* this.#paged(stock.name, (after) => this.client.all(stockOf(parts(after)), signal), stockIn);
  }
  /** Of one item, as it was at the end of a day: totals of the period before, and what moved since. Reserves are not told; null: no register. */
  async stockAt(item: string, atDay: string, signal?: AbortSignal): Promise<LedgerStock[] | null> {
    const { stock, system } = this.names;
    if (!stock) return null;
    const { length } = await this.period(signal);
    const first = periodOf(atDay, length);
    const { from, to } = daysBetween(first, atDay);
    const of: Items = (column) => sql`${column} = ${char(item, 9)}`;
    const parts = [
      ofTotals(stock, periodBefore(first, length), false, of),
      ofMovements(stock, system.journal, from, to, of),
    ];
    const rows = await this.client.all(stockOf(parts), signal);
    return rows.flatMap((row) => this.#safely(stock.name, row, stockIn)?.fact ?? []);
  }

  async *debts(period: string, signal?: AbortSignal): AsyncGenerator<TotalsPage<LedgerDebt>> {
    const { settlement, contract: contracts, party: parties } = this.names;
    const by = settlement?.contract ?? settlement?.party ?? null;
    const owner = settlement?.contract?.length === 9 ? contracts : null;
    const partyColumn = settlement?.party ?? owner?.party ?? null;
    if (!settlement || !by || !partyColumn) return;
    const r = (of: OnecColumn): Fragment => column('r', of.column);
    const join =
      !settlement.party && owner
        ? sql` LEFT JOIN ${table(owner.table, 'g')} ON ${column('g', 'ID')} = ${r(by)}`
        : nothing;
    const party = settlement.party ? r(settlement.party) : column('g', partyColumn.column);
    const groups = settlement.party === by ? r(by) : joined([r(by), party], ', ');
    const sum = sql`SUM(${r(settlement.amount)})`;
    const ask = (after: string): Promise<readonly SqlRow[]> =>
      this.client.all(
        Statement.select(
          MAX_ROWS,
          sql` ${r(by)}, ${party}, ${decimal(sum)} FROM ${table(settlement.totals, 'r')}${join}
            WHERE ${column('r', 'PERIOD')} = ${varchar(rawDay(period), 8)} AND ${r(by)} > ${char(after, by.length)}
            GROUP BY ${groups} HAVING ${sum} <> 0 ORDER BY ${groups}`,
        ),
        signal,
      );
    yield* this.#paged(settlement.name, ask, ([of, who, amount]) => {
      const partyKey = keyIn(partyColumn, who, parties.kind);
      const contractKey = settlement.contract && keyIn(settlement.contract, of, contracts?.kind ?? null);
      if (partyKey === null) return null;
      const key = !contractKey ? partyKey : settlement.party ? `${partyKey}/${contractKey}` : contractKey;
      return { kind: 'debt', key, partyKey, contractKey, amount: moneyTextOf(raw(amount)) };
    });
  }

  /** An answer that fills its bound may end in the midst of the things of one id: these are asked for again. */
  async *#paged<F>(
    what: string,
    ask: (after: string) => Promise<readonly SqlRow[]>,
    read: (row: SqlRow) => F | null,
  ): AsyncGenerator<TotalsPage<F>> {
    for (let after = ''; ;) {
      const rows = await ask(after);
      const last = raw(rows.at(-1)?.[0]);
      const whole = rows.length < MAX_ROWS ? rows : rows.filter((row) => raw(row[0]) !== last);
      const end = whole.length === rows.length || whole.length === 0;
      const upTo = end ? LAST : `${raw(whole.at(-1)?.[0])}/${LAST}`;
      const totals = (end ? rows : whole).flatMap((row) => this.#safely(what, row, read) ?? []);
      yield { after: after && `${after}/${LAST}`, upTo, totals };
      if (end) return;
      after = raw(whole.at(-1)?.[0]);
    }
  }
  #safely<F>(what: string, row: SqlRow, read: (row: SqlRow) => F | null): Total<F> | null {
    const id = `${raw(row[0])}/${raw(row[1])}`;
    try {
      const fact = read(row);
      return fact && { id, fact, fault: null };
    } catch (error) {
      this.broken(what, raw(row[0]), error);
      return { id, fact: null, fault: faultIn(what, error) };
    }
  }
}

const stockOf = (parts: readonly Fragment[]): Statement =>
  Statement.select(
    MAX_ROWS,
    sql` t.i, t.w, ${decimal(sql`SUM(t.q)`)}, ${decimal(sql`SUM(t.r)`)} FROM (${joined(parts, ' UNION ALL ')}) t
      GROUP BY t.i, t.w HAVING SUM(t.q) <> 0 OR SUM(t.r) <> 0 ORDER BY t.i, t.w`,
  );
function stockIn([item, warehouse, quantity, reserved]: SqlRow): LedgerStock | null {
  const [itemKey, warehouseKey] = [keyOfId(raw(item)), keyOfId(raw(warehouse))];
  if (itemKey === null || warehouseKey === null) return null;
  return {
    kind: 'stock',
    key: `${itemKey}/${warehouseKey}`,
    itemKey,
    warehouseKey,
    quantity: decimalOf(raw(quantity)),
    reserved: decimalOf(raw(reserved)),
  };
}
/** Which items are asked for. */
type Items = (column: Fragment) => Fragment;
const beyond =
  (after: string): Items =>
  (column) =>
    sql`${column} > ${char(after, 9)}`;
const zeroOf = (of: OnecColumn): Fragment => sql`CAST(0 AS numeric(${int(of.length)}, ${int(of.precision)}))`;
function ofTotals(of: StockNames, period: string, reserve: boolean, items: Items): Fragment {
  const r = (name: string): Fragment => column('r', name);
  const [quantity, zero] = [r(of.quantity.column), zeroOf(of.quantity)];
  return sql`SELECT ${r(of.item.column)} AS i, ${r(of.warehouse.column)} AS w, ${reserve ? zero : quantity} AS q, ${reserve ? quantity : zero} AS r
    FROM ${table(of.totals, 'r')} WHERE ${r('PERIOD')} = ${varchar(rawDay(period), 8)} AND ${items(r(of.item.column))}`;
}
function ofMovements(of: StockNames, journal: string, from: string, to: string, items: Items): Fragment {
  const m = (name: string): Fragment => column('m', name);
  const quantity = m(of.quantity.column);
  const moment = column(of.dated ? 'm' : 'j', 'DATE_TIME_IDDOC');
  const join = of.dated ? nothing : sql` JOIN ${table(journal, 'j')} ON ${column('j', 'IDDOC')} = ${m('IDDOC')}`;
  const moved = of.dated || of.flag === null ? nothing : sql` AND ${column('j', of.flag)} = 1`;
  return sql`SELECT ${m(of.item.column)}, ${m(of.warehouse.column)}, CASE ${m('DEBKRED')} WHEN 0 THEN ${quantity} ELSE -${quantity} END, ${zeroOf(of.quantity)}
    FROM ${table(of.movements, 'm')}${join} WHERE ${moment} >= ${char(from, 23)} AND ${moment} <= ${char(to, 23)} AND ${items(m(of.item.column))}${moved}`;
}
