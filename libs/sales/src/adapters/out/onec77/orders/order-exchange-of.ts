import type { Clock } from '@prorab/kernel';
import type { OrderExchange } from '../../../../application/ports/ledger/order-exchange.port.js';
import type { SalesConfig } from '../../../../sales.config.js';
import { mssqlAddress } from '../client/mssql-address.js';
import { FolderOrderExchange } from './folder-order-exchange.js';
import { NoOrderExchange } from './no-order-exchange.js';
import { TableOrderExchange } from './table-order-exchange.js';

/** The exchange that the configuration chooses. @throws LedgerUnfit when the address of the database is missing or wrong */
export function orderExchangeOf(chosen: SalesConfig['orderExchange'], clock: Clock): OrderExchange {
  if (chosen === null) return new NoOrderExchange();
  if ('folder' in chosen) return new FolderOrderExchange(chosen.folder, clock);
  return new TableOrderExchange(mssqlAddress(process.env[chosen.databaseFrom] ?? ''));
}
