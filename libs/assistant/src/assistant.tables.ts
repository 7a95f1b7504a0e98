import { contextTables } from '@prorab/platform';
import { assistantRows } from './adapters/out/persistence/assistant.rows.js';
import { remindersRows } from './adapters/out/persistence/reminders.rows.js';
import { mysqlMigrations } from './migrations/mysql/index.js';
import { sqliteMigrations } from './migrations/sqlite/index.js';

export const assistantTables = contextTables({
  context: 'assistant',
  rows: [...assistantRows, ...remindersRows],
  migrations: { sqlite: sqliteMigrations, mysql: mysqlMigrations },
});
