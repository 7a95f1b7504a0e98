import { SystemClock } from '@prorab/kernel';
import { Database, MikroUnitOfWork, platformTables } from '@prorab/platform';
import { pino } from 'pino';
import { salesTables } from '../../../sales.tables.js';
import { CommerceMlExchange } from './commerce-ml-exchange.js';
import { CommerceMlOrderExchange } from './orders/exchange-orders.js';

/** The exchange on a base of its own, without the house around it. */
export function anExchangeOn(database: Database, folder: string): CommerceMlExchange {
  const work = new MikroUnitOfWork(database, pino({ level: 'silent' }));
  return new CommerceMlExchange(database, work, new SystemClock(), new CommerceMlOrderExchange(database, work), {
    ...{ folder, zone: 'Europe/Moscow', draftStatuses: [], pieceBytes: 1e8, visitBytes: 1e9, visitPieces: 1_000 },
  });
}

/** A process to be killed: it reads the file of a visit to its end, step by step, as 1C asks for it. */
async function main({ url, folder, number, name }: Record<string, string>): Promise<void> {
  const database = await Database.open({ url: url ?? '', tables: [platformTables, salesTables] });
  const exchange = anExchangeOn(database, folder ?? '');
  const visit = { number: Number(number), version: null, openedAt: new Date() };
  while (!(await exchange.step(visit, name ?? '')).finished);
  await database.close();
}

const order = process.env.PRORAB_EXCHANGE_PROCESS;
if (order) await main(JSON.parse(order) as Record<string, string>);
