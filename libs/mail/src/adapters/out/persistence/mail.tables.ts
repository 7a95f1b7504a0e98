import { contextTables } from '@prorab/platform';
import { mysqlMigrations } from '../../../migrations/mysql/index.js';
import { sqliteMigrations } from '../../../migrations/sqlite/index.js';
import { mailRows } from './mail.rows.js';

export const mailTables = contextTables({
  context: 'mail',
  rows: mailRows,
  migrations: { sqlite: sqliteMigrations, mysql: mysqlMigrations },
});
