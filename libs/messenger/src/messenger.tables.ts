import { contextTables } from '@prorab/platform';
import { fileRows } from './adapters/out/persistence/file.rows.js';
import { conversationRows } from './adapters/out/persistence/messenger.rows.js';
import { pushRows } from './adapters/out/persistence/push.rows.js';
import { visitorRows } from './adapters/out/persistence/visitors.rows.js';
import { mysqlMigrations } from './migrations/mysql/index.js';
import { sqliteMigrations } from './migrations/sqlite/index.js';

export const messengerTables = contextTables({
  context: 'messenger',
  rows: [...conversationRows, ...fileRows, ...pushRows, ...visitorRows],
  migrations: { sqlite: sqliteMigrations, mysql: mysqlMigrations },
});
