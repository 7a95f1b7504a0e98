import { mysqlMigrations } from '../migrations/mysql/index.js';
import { sqliteMigrations } from '../migrations/sqlite/index.js';
import { contextTables } from './context-tables.js';
import { platformRows } from './platform.rows.js';

export const platformTables = contextTables({
  context: 'platform',
  rows: platformRows,
  migrations: { sqlite: sqliteMigrations, mysql: mysqlMigrations },
});
