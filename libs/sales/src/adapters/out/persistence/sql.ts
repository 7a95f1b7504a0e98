import type { Database } from '@prorab/platform';
import type { SqlValue } from '@prorab/platform/marks';

export type SqlRow = Record<string, SqlValue>;

/** Values of one statement; SQLite takes 32,766. */
const portion = 20_000;
/** `?, ?, ?` */
export const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ');

/** Inserts many rows of one shape; `known` says what to do with one whose key is there. One statement, until its values pass what an engine takes. */
export async function insertAll(
  database: Database,
  table: string,
  rows: readonly SqlRow[],
  known: 'refuse' | 'keep' | { replaceBy: string },
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const sqlite = database.engine === 'sqlite';
  const verb = known === 'keep' ? (sqlite ? 'insert or ignore' : 'insert ignore') : 'insert';
  const tail = typeof known === 'string' ? '' : replacing(sqlite, known.replaceBy, columns);
  const atOnce = Math.floor(portion / columns.length);
  for (let at = 0; at < rows.length; at += atOnce) {
    const part = rows.slice(at, at + atOnce);
    const values = part.map(() => `(${marks(columns)})`).join(', ');
    const params = part.flatMap((row) => columns.map((c) => row[c] ?? null));
    await database.run(`${verb} into ${table} (${columns.join(', ')}) values ${values}${tail}`, params);
  }
}

const replacing = (sqlite: boolean, key: string, columns: readonly string[]): string => {
  const others = columns.filter((c) => c !== key);
  return sqlite
    ? ` on conflict (${key}) do update set ${others.map((c) => `${c} = excluded.${c}`).join(', ')}`
    : ` on duplicate key update ${others.map((c) => `${c} = values(${c})`).join(', ')}`;
};

export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof Error && /UNIQUE constraint|Duplicate entry/i.test(error.message);
