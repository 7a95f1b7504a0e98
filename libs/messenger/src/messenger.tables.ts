import { contextTables } from '@prorab/platform';
import { messengerRows } from './adapters/out/persistence/messenger.rows.js';
import { visitorRows } from './adapters/out/persistence/visitors.rows.js';
import { mysqlMigrations } from './migrations/mysql/index.js';
import { sqliteMigrations } from './migrations/sqlite/index.js';

export const messengerTables = contextTables({
  context: 'messenger',
  rows: [...messengerRows, ...visitorRows],
  migrations: { sqlite: sqliteMigrations, mysql: mysqlMigrations },
});
