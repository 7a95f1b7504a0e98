import { contextTables } from '@prorab/platform';
import { messengerRows } from './adapters/out/persistence/messenger.rows.js';
import { mysqlMigrations } from './migrations/mysql/index.js';
import { sqliteMigrations } from './migrations/sqlite/index.js';

export const messengerTables = contextTables({
  context: 'messenger',
  rows: messengerRows,
  migrations: { sqlite: sqliteMigrations, mysql: mysqlMigrations },
});
