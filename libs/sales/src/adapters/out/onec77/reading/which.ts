import { type Fragment, char, column, int, joined, nothing, sql } from '../client/statement.js';

/** Elements of one portion of ROW_ID, a quick way to what stands together. */
export const PORTION = 4_096;

/** Which rows of a table are asked for. Ids are raw, without the spaces at their end. */
export type Which =
  /** In the order of ids. */
  | { readonly after: string; readonly upTo: string | null }
  | { readonly ids: readonly string[] }
  /** Of a portion of ROW_ID of the table itself (`of` null), or of the n-th table that it is joined with. */
  | { readonly portion: number; readonly of: number | null };

/** The condition on a column of 9 characters that holds ids. */
export function idsIn(of: Fragment, which: Exclude<Which, { portion: number }>): Fragment {
  if ('ids' in which) {
    if (which.ids.length === 0) throw new TypeError('no ids to ask for');
    return sql`${of} IN (${joined(
      filledUp(which.ids).map((id) => char(id, 9)),
      ', ',
    )})`;
  }
  const upTo = which.upTo === null ? nothing : sql` AND ${of} <= ${char(which.upTo, 9)}`;
  return sql`${of} > ${char(which.after, 9)}${upTo}`;
}
export const inPortion = (alias: string, portion: number): Fragment =>
  sql`${column(alias, 'ROW_ID')} >= ${int(portion * PORTION)} AND ${column(alias, 'ROW_ID')} < ${int((portion + 1) * PORTION)}`;

/** More ids than this do not go into one statement. */
export const IDS_AT_ONCE = 64;
/** Up to a power of two, so that the server has few statements to remember. */
function filledUp(ids: readonly string[]): string[] {
  const size = 2 ** Math.ceil(Math.log2(ids.length));
  return [...ids, ...Array.from({ length: size - ids.length }, () => ids.at(-1) as string)];
}
export function* portionsOf(ids: readonly string[], size = IDS_AT_ONCE): Generator<string[]> {
  for (let at = 0; at < ids.length; at += size) yield ids.slice(at, at + size);
}
