import { contextTables } from '@prorab/platform';
import { steps as mysqlSteps } from '../../../migrations/mysql/2026-11-26-2-push.js';
import { steps as sqliteSteps } from '../../../migrations/sqlite/2026-11-26-2-push.js';
import { fileRows } from './file.rows.js';
import { pushRows } from './push.rows.js';

/** Files and pushes alone, without the tables of conversations. */
export const pushTables = contextTables({
  ...{ context: 'messenger', rows: [...fileRows, ...pushRows] },
  migrations: { sqlite: [sqliteSteps], mysql: [mysqlSteps] },
});
