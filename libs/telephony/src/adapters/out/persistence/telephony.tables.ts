import { contextTables } from '@prorab/platform';
import { mysqlMigrations } from '../../../migrations/mysql/index.js';
import { sqliteMigrations } from '../../../migrations/sqlite/index.js';
import { telephonyRows } from './telephony.rows.js';

export const telephonyTables = contextTables({
  context: 'telephony',
  rows: telephonyRows,
  migrations: { sqlite: sqliteMigrations, mysql: mysqlMigrations },
});
