import { openTestHouse, testEngines } from '@prorab/platform/testing';
import { describeLedgerOrderBook } from '../../../../application/ports/ledger/ledger-order-book.contract.js';
import { salesTables } from '../../../../sales.tables.js';
import { MikroLedgerOrderBook } from './mikro-ledger-order-book.js';

describe.each(testEngines())('%s', (engine) => {
  describeLedgerOrderBook(engine, async () => {
    const house = await openTestHouse(engine, [salesTables]);
    return { book: new MikroLedgerOrderBook(house.database), work: house.work, close: () => house.close() };
  });
});
