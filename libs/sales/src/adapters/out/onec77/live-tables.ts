import type { OnecClient, SqlCell } from './client/onec-client.js';
import { MAX_ROWS, Statement, column, joined, sql, table, varchar } from './client/statement.js';
import type { LiveColumn, LiveTables } from './mapping/index.js';

const numberOr = (cell: SqlCell | undefined): number | null =>
  cell === null || cell === undefined ? null : Number(cell);
/** Columns of the server's tables, by table in capitals. */
export const liveTables =
  (client: OnecClient, signal?: AbortSignal): LiveTables =>
  async (tables) => {
    const c = (name: string) => column('c', name);
    const select = joined(
      [
        'TABLE_NAME',
        'COLUMN_NAME',
        'DATA_TYPE',
        'CHARACTER_MAXIMUM_LENGTH',
        'NUMERIC_PRECISION',
        'NUMERIC_SCALE',
        'COLLATION_NAME',
      ].map(c),
      ', ',
    );
    const names = joined(
      [...new Set(tables)].map((name) => varchar(name, 128)),
      ', ',
    );
    const rows = await client.all(
      Statement.select(
        MAX_ROWS,
        sql` ${select} FROM ${table('INFORMATION_SCHEMA.COLUMNS', 'c')} WHERE ${c('TABLE_NAME')} IN (${names}) ORDER BY ${c('TABLE_NAME')}, ${c('ORDINAL_POSITION')}`,
      ),
      signal,
    );
    const found = new Map<string, LiveColumn[]>();
    for (const [of, name, type, length, precision, scale, collation] of rows) {
      const key = String(of).toUpperCase();
      const columns = found.get(key) ?? [];
      columns.push({
        ...{ name: String(name), type: String(type), length: numberOr(length), precision: numberOr(precision) },
        ...{
          scale: numberOr(scale),
          collation: collation === null || collation === undefined ? null : String(collation),
        },
      });
      found.set(key, columns);
    }
    return found;
  };

/** The same over connections that are closed once it has answered: for a look at the set-up, after which nothing is read. */
export const liveTablesOnce =
  (connect: () => OnecClient): LiveTables =>
  async (tables) => {
    const client = connect();
    try {
      return await liveTables(client)(tables);
    } finally {
      await client.close();
    }
  };
