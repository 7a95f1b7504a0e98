import { LedgerUnavailable } from '../../../../application/ports/ledger/ledger-errors.js';
import type { SqlRow } from '../client/onec-client.js';
import { type Fragment, MAX_ROWS, char, int, sql } from '../client/statement.js';
import { raw, whole } from './cells.js';
import type { DocumentsWhich, Range } from './journal-reader.js';
import { IDS_AT_ONCE, idsIn, portionsOf } from './which.js';

/** One statement for a range, several for ids one by one. */
export async function askInParts(
  ids: readonly string[],
  range: Range | null,
  ask: (which: DocumentsWhich) => Promise<readonly SqlRow[]>,
): Promise<readonly SqlRow[]> {
  if (range) return ask(range);
  const rows: SqlRow[] = [];
  for (const part of portionsOf(ids, IDS_AT_ONCE)) rows.push(...(await ask({ ids: part })));
  return rows;
}
/** What documents have many of. Those of one come one after another, so that it is looked for once. */
export class ListsInOrder<T> {
  readonly all = new Map<string, T[]>();
  #last: { readonly id: string; readonly list: T[] } | null = null;

  add(id: string, one: T): void {
    if (this.#last?.id !== id) {
      const list = this.all.get(id) ?? [];
      this.all.set(id, list);
      this.#last = { id, list };
    }
    this.#last.list.push(one);
  }
}
type Where = (id: Fragment, no: Fragment, act?: Fragment) => Fragment;
/** Asks, and gives each row as it comes. */
type AskEach = (where: Where, take: (row: SqlRow) => void) => Promise<void>;
/**
 * Reads rows of tables that have many for one document, in their order, however many there are: an answer that fills its bound is
 * asked on from the last row of it.
 */
export async function readOn(
  ids: readonly string[],
  range: Range | null,
  ask: AskEach,
  take: (row: SqlRow) => void,
  bound = MAX_ROWS,
): Promise<void> {
  const parts: DocumentsWhich[] = range ? [range] : [...portionsOf(ids, IDS_AT_ONCE)].map((part) => ({ ids: part }));
  for (const part of parts) {
    for (let from: SqlRow | null = null; ;) {
      const before: SqlRow | null = from;
      const came = { rows: 0, last: null as SqlRow | null };
      await ask(
        (id, no, act) => {
          const within = idsIn(id, part);
          return before ? sql`${within} AND ${beyond(before, id, no, act)}` : within;
        },
        (row) => {
          came.rows++;
          came.last = row;
          take(row);
        },
      );
      if (came.rows < bound || !came.last) break;
      const next: SqlRow = came.last;
      if (before && raw(before[0]) === raw(next[0]) && before[1] === next[1] && before[2] === next[2]) {
        throw new LedgerUnavailable('refused', 'the same rows came again');
      }
      from = next;
    }
  }
}
const beyond = (last: SqlRow, id: Fragment, no: Fragment, act?: Fragment): Fragment => {
  const [document, line, movement] = [char(raw(last[0]), 9), int(whole(last[1])), int(act ? whole(last[2]) : 0)];
  const later = act ? sql`(${no} > ${line} OR (${no} = ${line} AND ${act} > ${movement}))` : sql`${no} > ${line}`;
  return sql`(${id} > ${document} OR (${id} = ${document} AND ${later}))`;
};
