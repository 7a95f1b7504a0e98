import type Database from 'better-sqlite3';
import type { SqlType } from '../sql-engine.js';
import { COLLATION } from './collation.js';
import { nvarchar, varchar } from './types.js';

/** What is known of the tables beyond what SQLite keeps: the types as SQL Server knows them. It lies in the file beside them. */
export interface ColumnInfo {
  name: string;
  /** In SQLite; already quoted. */
  sql: string;
  type: SqlType;
  nullable: boolean;
  identity: boolean;
  /** All its values are their own collation keys (`collation.ts`): an index on the column itself finds them. */
  plain: boolean;
  /** Constant that stands in for a value not given; SQL of SQLite. */
  fallback: string | null;
}
export interface TableInfo {
  name: string;
  /** What stands in FROM. */
  sql: string;
  columns: ColumnInfo[];
  /** Not a table but a view of the catalogue: nobody writes it. */
  system: boolean;
}

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const CATALOG_TABLES = `
  CREATE TABLE IF NOT EXISTS "~table"(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE IF NOT EXISTS "~column"(
    table_id INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, nullable INTEGER NOT NULL,
    "identity" INTEGER NOT NULL, plain INTEGER NOT NULL, fallback TEXT, PRIMARY KEY (table_id, position)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS "~index"(table_id INTEGER NOT NULL, name TEXT NOT NULL, columns TEXT NOT NULL, is_unique INTEGER NOT NULL,
    PRIMARY KEY (table_id, name)) STRICT;`;

interface Row {
  table_name: string;
  name: string;
  type: string;
  nullable: number;
  identity: number;
  plain: number;
  fallback: string | null;
}

export class Catalog {
  readonly #tables = new Map<string, TableInfo>();

  constructor(database: Database.Database, databaseName: string) {
    const rows = database
      .prepare(
        `SELECT t.name AS table_name, c.* FROM "~table" t JOIN "~column" c ON c.table_id = t.id ORDER BY t.id, c.position`,
      )
      .all() as Row[];
    for (const row of rows) {
      const key = row.table_name.toLowerCase();
      let table = this.#tables.get(key);
      if (!table)
        this.#tables.set(
          key,
          (table = { name: row.table_name, sql: quote(row.table_name), columns: [], system: false }),
        );
      table.columns.push({
        name: row.name,
        sql: quote(row.name),
        type: JSON.parse(row.type) as SqlType,
        nullable: row.nullable !== 0,
        identity: row.identity !== 0,
        plain: row.plain !== 0,
        fallback: row.fallback,
      });
    }
    for (const [name, view] of systemViews(databaseName)) this.#tables.set(name, view);
  }

  /** `name` or `schema.name`, in lower case; of schemas there are dbo, sys and information_schema. */
  find(schema: string, name: string): TableInfo | undefined {
    const place = schema.toLowerCase();
    const key = name.toLowerCase();
    return this.#tables.get(place === '' || place === 'dbo' ? key : `${place}.${key}`);
  }
  get tables(): TableInfo[] {
    return [...this.#tables.values()].filter(({ system }) => !system);
  }
}

const TYPE_OF = `json_extract(c.type, '$.type')`;
const LENGTH_OF = `CASE WHEN json_extract(c.type, '$.length') = 'max' THEN -1 ELSE json_extract(c.type, '$.length') END`;
const OBJECTS = `FROM "~table" t JOIN "~column" c ON c.table_id = t.id`;

function systemViews(databaseName: string): [string, TableInfo][] {
  const name = nvarchar(128);
  const int: SqlType = { type: 'int' };
  const smallint: SqlType = { type: 'smallint' };
  const tinyint: SqlType = { type: 'tinyint' };
  const bit: SqlType = { type: 'bit' };
  const view = (key: string, columns: [string, SqlType, string][], from: string): [string, TableInfo] => [
    key,
    {
      name: key,
      sql: `(SELECT ${columns.map(([column, , sql]) => `${sql} AS ${quote(column)}`).join(', ')} ${from})`,
      columns: columns.map(([column, type]) => ({
        name: column,
        sql: quote(column),
        type,
        nullable: true,
        identity: false,
        plain: false,
        fallback: null,
      })),
      system: true,
    },
  ];
  const here = literal(databaseName);
  const maxLength = `CASE ${TYPE_OF} WHEN 'int' THEN 4 WHEN 'smallint' THEN 2 WHEN 'tinyint' THEN 1 WHEN 'bit' THEN 1 WHEN 'bigint' THEN 8 WHEN 'datetime' THEN 8
    WHEN 'float' THEN 8 WHEN 'money' THEN 8 WHEN 'text' THEN 16 WHEN 'numeric' THEN CASE WHEN json_extract(c.type, '$.precision') < 10 THEN 5 WHEN json_extract(c.type, '$.precision') < 20 THEN 9 ELSE 17 END
    ELSE (${LENGTH_OF}) * CASE WHEN ${TYPE_OF} LIKE 'n%' THEN 2 ELSE 1 END END`;
  const precision = `coalesce(json_extract(c.type, '$.precision'), CASE ${TYPE_OF} WHEN 'int' THEN 10 WHEN 'smallint' THEN 5 WHEN 'tinyint' THEN 3 WHEN 'bigint' THEN 19 WHEN 'money' THEN 19 END)`;
  const isText = `${TYPE_OF} IN ('char', 'varchar', 'nchar', 'nvarchar', 'text')`;
  return [
    view(
      'information_schema.tables',
      [
        ['TABLE_CATALOG', name, here],
        ['TABLE_SCHEMA', name, `'dbo'`],
        ['TABLE_NAME', name, 't.name'],
        ['TABLE_TYPE', varchar(10), `'BASE TABLE'`],
      ],
      'FROM "~table" t',
    ),
    view(
      'information_schema.columns',
      [
        ['TABLE_CATALOG', name, here],
        ['TABLE_SCHEMA', name, `'dbo'`],
        ['TABLE_NAME', name, 't.name'],
        ['COLUMN_NAME', name, 'c.name'],
        ['ORDINAL_POSITION', int, 'c.position'],
        ['COLUMN_DEFAULT', nvarchar(4000), 'c.fallback'],
        ['IS_NULLABLE', varchar(3), `CASE c.nullable WHEN 0 THEN 'NO' ELSE 'YES' END`],
        ['DATA_TYPE', name, TYPE_OF],
        ['CHARACTER_MAXIMUM_LENGTH', int, `CASE ${TYPE_OF} WHEN 'text' THEN 2147483647 ELSE ${LENGTH_OF} END`],
        ['NUMERIC_PRECISION', tinyint, precision],
        [
          'NUMERIC_SCALE',
          int,
          `coalesce(json_extract(c.type, '$.scale'), CASE WHEN ${TYPE_OF} IN ('int', 'smallint', 'tinyint', 'bigint') THEN 0 END)`,
        ],
        ['COLLATION_NAME', name, `CASE WHEN ${isText} THEN '${COLLATION}' END`],
      ],
      OBJECTS,
    ),
    view(
      'sys.tables',
      [
        ['name', name, 't.name'],
        ['object_id', int, 't.id'],
        ['schema_id', int, '1'],
        ['type', { type: 'char', length: 2 }, `'U'`],
        ['type_desc', nvarchar(60), `'USER_TABLE'`],
      ],
      'FROM "~table" t',
    ),
    view(
      'sys.objects',
      [
        ['name', name, 't.name'],
        ['object_id', int, 't.id'],
        ['schema_id', int, '1'],
        ['type', { type: 'char', length: 2 }, `'U'`],
        ['type_desc', nvarchar(60), `'USER_TABLE'`],
      ],
      'FROM "~table" t',
    ),
    view(
      'sys.columns',
      [
        ['object_id', int, 't.id'],
        ['name', name, 'c.name'],
        ['column_id', int, 'c.position'],
        [
          'system_type_id',
          tinyint,
          `CASE ${TYPE_OF} WHEN 'text' THEN 35 WHEN 'tinyint' THEN 48 WHEN 'smallint' THEN 52 WHEN 'int' THEN 56 WHEN 'money' THEN 60 WHEN 'datetime' THEN 61 WHEN 'float' THEN 62 WHEN 'bit' THEN 104 WHEN 'numeric' THEN 108 WHEN 'bigint' THEN 127 WHEN 'varbinary' THEN 165 WHEN 'varchar' THEN 167 WHEN 'binary' THEN 173 WHEN 'char' THEN 175 WHEN 'nvarchar' THEN 231 WHEN 'nchar' THEN 239 END`,
        ],
        ['max_length', smallint, maxLength],
        ['precision', tinyint, `coalesce(${precision}, 0)`],
        ['scale', tinyint, `coalesce(json_extract(c.type, '$.scale'), 0)`],
        ['collation_name', name, `CASE WHEN ${isText} THEN '${COLLATION}' END`],
        ['is_nullable', bit, 'c.nullable'],
        ['is_identity', bit, 'c."identity"'],
      ],
      OBJECTS,
    ),
    view(
      'sys.types',
      [
        ['name', name, 'v.column2'],
        ['system_type_id', tinyint, 'v.column1'],
        ['user_type_id', int, 'v.column1'],
      ],
      `FROM (VALUES (35, 'text'), (48, 'tinyint'), (52, 'smallint'), (56, 'int'), (60, 'money'), (61, 'datetime'), (62, 'float'), (104, 'bit'), (108, 'numeric'), (127, 'bigint'), (165, 'varbinary'), (167, 'varchar'), (173, 'binary'), (175, 'char'), (231, 'nvarchar'), (239, 'nchar')) v`,
    ),
    view(
      'sys.databases',
      [
        ['name', name, here],
        ['database_id', int, '5'],
        ['collation_name', name, `'${COLLATION}'`],
        ['compatibility_level', tinyint, '100'],
        ['is_read_committed_snapshot_on', bit, '0'],
        ['state', tinyint, '0'],
        ['state_desc', nvarchar(60), `'ONLINE'`],
      ],
      '',
    ),
  ];
}
