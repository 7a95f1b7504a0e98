import { contextTables } from '@prorab/platform';
import { bankRows } from './adapters/out/persistence/bank.rows.js';
import { bookRows } from './adapters/out/persistence/book.rows.js';
import { exchangeRows } from './adapters/out/persistence/exchange.rows.js';
import { ledgerRows } from './adapters/out/persistence/ledger.rows.js';
import { funnelRows } from './adapters/out/persistence/funnel/funnel.rows.js';
import { onecRows } from './adapters/out/persistence/onec.rows.js';
import { invoiceCareRows } from './adapters/out/persistence/invoice-care.rows.js';
import { salesRows } from './adapters/out/persistence/sales.rows.js';
import { ledgerOrderRows } from './adapters/out/persistence/ledger-orders/ledger-order.rows.js';
import { mysqlMigrations } from './migrations/mysql/index.js';
import { sqliteMigrations } from './migrations/sqlite/index.js';

export const salesTables = contextTables({
  context: 'sales',
  rows: [
    ...salesRows,
    ...ledgerRows,
    ...bookRows,
    ...invoiceCareRows,
    ...onecRows,
    ...ledgerOrderRows,
    ...funnelRows,
    ...bankRows,
    ...exchangeRows,
  ],
  migrations: { sqlite: sqliteMigrations, mysql: mysqlMigrations },
});
