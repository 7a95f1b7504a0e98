import type { NamedMigration } from '@prorab/platform';
import { remindersSteps as mysqlSteps } from './migrations/mysql/2026-11-26-5-reminders.js';
import { remindersSteps as sqliteSteps } from './migrations/sqlite/2026-11-26-5-reminders.js';

export { remindersRows } from './adapters/out/persistence/reminders.rows.js';
/** To be joined with the other steps of the assistant's tables. */
export const remindersMigrations: { sqlite: readonly NamedMigration[]; mysql: readonly NamedMigration[] } = {
  sqlite: [sqliteSteps],
  mysql: [mysqlSteps],
};
