import type { SqlValue } from '../marks/index.js';
import type { Database } from './database.js';

export type SqlRow = Record<string, SqlValue>;

/** `?, ?, ?` */
export const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ');

/** A statement of a megabyte is far below every server's packet; SQLite takes 32,766 parameters. */
const PARAMETERS = 20_000;
const CHARACTERS = 1_000_000;

/** What to do with a row whose key is there; `replaceBy` names the columns of the key, with commas. */
export type IfKnown = 'refuse' | 'keep' | { readonly replaceBy: string };

/**
 * Inserts many rows of one shape: on a server in as few statements as their size allows, on SQLite row by row with one prepared statement,
 * which has no way to go and need not compile a statement for each number of rows.
 */
export async function insertAll(
  database: Database,
  table: string,
  rows: readonly SqlRow[],
  known: IfKnown = 'refuse',
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const sqlite = database.engine === 'sqlite';
  const verb = known === 'keep' ? (sqlite ? 'insert or ignore' : 'insert ignore') : 'insert';
  const tail = typeof known === 'string' ? '' : replacing(sqlite, known.replaceBy, columns);
  const head = `${verb} into ${table} (${columns.map((c) => `\`${c}\``).join(', ')}) values `;
  const values = `(${marks(columns)})`;
  const paramsOf = (row: SqlRow): SqlValue[] => columns.map((c) => row[c] ?? null);
  if (database.runEach) return database.runEach(`${head}${values}${tail}`, rows.map(paramsOf));
  for (const part of portionsOf(rows, columns.length))
    await database.run(`${head}${part.map(() => values).join(', ')}${tail}`, part.flatMap(paramsOf));
}

/**
 * Calls for portions of a list that is too long for one `in (…)`. Each portion is filled up with its last item to a power of two: the answer
 * is the same, and there are ten statements to prepare and to keep instead of a thousand.
 */
export async function inPortions<T, R>(items: readonly T[], ask: (part: T[]) => Promise<R[]>): Promise<R[]> {
  const found: R[] = [];
  for (let at = 0; at < items.length; at += 1_024) {
    const part = items.slice(at, at + 1_024);
    const full = 2 ** Math.ceil(Math.log2(part.length));
    const last = part.at(-1) as T;
    while (part.length < full) part.push(last);
    found.push(...(await ask(part)));
  }
  return found;
}

function* portionsOf(rows: readonly SqlRow[], columns: number): Generator<SqlRow[]> {
  let part: SqlRow[] = [];
  let length = 0;
  for (const row of rows) {
    const size = Object.values(row).reduce((sum: number, v) => sum + (typeof v === 'string' ? v.length : 8), 0);
    if (part.length && ((part.length + 1) * columns > PARAMETERS || length + size > CHARACTERS)) {
      yield part;
      part = [];
      length = 0;
    }
    part.push(row);
    length += size;
  }
  if (part.length) yield part;
}

const replacing = (sqlite: boolean, keys: string, columns: readonly string[]): string => {
  const others = columns.filter((c) => !keys.split(', ').includes(c)).map((c) => `\`${c}\``);
  return sqlite
    ? ` on conflict (${keys}) do update set ${others.map((c) => `${c} = excluded.${c}`).join(', ')}`
    : ` on duplicate key update ${others.map((c) => `${c} = values(${c})`).join(', ')}`;
};

/** Also of an error that the native driver made itself. */
export const isDuplicateKey = (error: unknown): boolean =>
  /UNIQUE constraint|Duplicate entry/i.test(String((error as { message?: unknown } | null)?.message));
