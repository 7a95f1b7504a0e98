import { contextTables } from '@prorab/platform';
import { assistantRows } from './adapters/out/persistence/assistant.rows.js';
import { mysqlMigrations } from './migrations/mysql/index.js';
import { sqliteMigrations } from './migrations/sqlite/index.js';
import { remindersMigrations, remindersRows } from './reminders.rows.js';

export const assistantTables = contextTables({
  context: 'assistant',
  rows: [...assistantRows, ...remindersRows],
  migrations: {
    sqlite: [...sqliteMigrations, ...remindersMigrations.sqlite],
    mysql: [...mysqlMigrations, ...remindersMigrations.mysql],
  },
});
