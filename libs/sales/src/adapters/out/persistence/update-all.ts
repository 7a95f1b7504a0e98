import type { Database, SqlRow } from '@prorab/platform';

/** Below the packet of every server and the statement that it likes to parse. */
const ROWS = 500;

/**
 * Updates many rows of one shape, each by its value of `key`: on a server joined to a list of the values, in as few statements as
 * its length allows; on SQLite row by row with one prepared statement, which has no way to go.
 */
export async function updateAll(
  database: Database,
  table: string,
  key: string,
  rows: readonly SqlRow[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).filter((c) => c !== key);
  const { runEach } = database;
  if (runEach) {
    const sql = `update ${table} set ${columns.map((c) => `\`${c}\` = ?`).join(', ')} where \`${key}\` = ?`;
    return runEach(
      sql,
      rows.map((row) => [...columns, key].map((c) => row[c] ?? null)),
    );
  }
  const names = [key, ...columns];
  const head = `select ${names.map((c) => `? as \`${c}\``).join(', ')}`;
  const more = ` union all select ${names.map(() => '?').join(', ')}`;
  for (let at = 0; at < rows.length; at += ROWS) {
    const part = rows.slice(at, at + ROWS);
    await database.run(
      `update ${table} t join (${head}${more.repeat(part.length - 1)}) v on t.\`${key}\` = v.\`${key}\` collate utf8mb4_bin
       set ${columns.map((c) => `t.\`${c}\` = v.\`${c}\``).join(', ')}`,
      part.flatMap((row) => names.map((c) => row[c] ?? null)),
    );
  }
}
