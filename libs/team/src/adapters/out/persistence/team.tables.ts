import { contextTables } from '@prorab/platform';
import { mysqlMigrations } from '../../../migrations/mysql/index.js';
import { sqliteMigrations } from '../../../migrations/sqlite/index.js';
import { teamRows } from './team.rows.js';

export const teamTables = contextTables({
  context: 'team',
  rows: teamRows,
  migrations: { sqlite: sqliteMigrations, mysql: mysqlMigrations },
});
