import { createHash } from 'node:crypto';
import type { SqliteConnection } from '@mikro-orm/sqlite';
import type { Database } from '@prorab/platform';
import type { SqlValue } from '@prorab/platform/marks';

export type SqlRow = Record<string, SqlValue>;

/** `?, ?, ?` */
export const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ');
export const sha256 = (...parts: readonly (string | number)[]): string =>
  createHash('sha256')
    .update(parts.length === 1 ? String(parts[0]) : JSON.stringify(parts))
    .digest('hex');
export const parsed = <T>(text: unknown): T => JSON.parse(String(text)) as T;

/** SQLite takes 32,766 parameters; a statement of a megabyte is far below every server's packet. */
const PARAMETERS = 3_000;
const CHARACTERS = 1_000_000;

/** What to do with a row whose key is there. */
export type IfKnown = 'refuse' | 'keep' | { readonly replaceBy: string };

/** Inserts many rows of one shape in as few statements as their size allows. */
export async function insertAll(
  database: Database,
  table: string,
  rows: readonly SqlRow[],
  known: IfKnown = 'refuse',
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const names = columns.map((c) => `\`${c}\``);
  const sqlite = database.engine === 'sqlite';
  const verb = known === 'keep' ? (sqlite ? 'insert or ignore' : 'insert ignore') : 'insert';
  const tail = typeof known === 'string' ? '' : replacing(sqlite, known.replaceBy, columns);
  for (const part of portionsOf(rows, columns.length)) {
    const values = part.map(() => `(${marks(columns)})`).join(', ');
    const params = part.flatMap((row) => columns.map((c) => row[c] ?? null));
    await bound(database, `${verb} into ${table} (${names.join(', ')}) values ${values}${tail}`, params);
  }
}

/**
 * MikroORM writes the parameters into the text of a raw statement, which for the texts of letters costs more than the insert. On
 * SQLite, within a unit of work (which has the one connection to itself), they are bound to a prepared statement instead.
 */
async function bound(database: Database, sql: string, params: SqlValue[]): Promise<void> {
  if (database.engine !== 'sqlite' || !database.scope.getStore()?.open) return void (await database.run(sql, params));
  const connection = database.em().getConnection() as unknown as SqliteConnection;
  const native = await connection.getNativeClient();
  // What is still an object is an instant of another realm (structured clones of a worker under Jest): no `instanceof` finds it.
  native.prepare(sql).run(...database.bind(params).map((v) => (typeof v === 'object' && v !== null ? Number(v) : v)));
}

/** Calls for portions of a list that is too long for one `in (…)`. */
export async function inPortions<T, R>(items: readonly T[], ask: (part: T[]) => Promise<R[]>): Promise<R[]> {
  const found: R[] = [];
  for (let at = 0; at < items.length; at += 1_000) found.push(...(await ask(items.slice(at, at + 1_000))));
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
