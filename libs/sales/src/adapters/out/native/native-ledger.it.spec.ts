import { SystemClock } from '@prorab/kernel';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { aLedgerBench } from '../../../application/ports/ledger/a-ledger-bench.builder.js';
import { describeLedger } from '../../../application/ports/ledger/ledger.contract.js';
import { describeOwnBooks } from '../../../application/ports/ledger/own-books.contract.js';
import { salesTables } from '../../../sales.tables.js';
import { MikroOwnBooks } from './mikro-own-books.js';
import { NativeLedger } from './native-ledger.js';

describe.each(testEngines())('%s', (engine) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(engine, [salesTables]);
  });
  afterAll(() => house.close());
  const emptied = async (): Promise<void> => {
    for (const table of ['sales_book_entry', 'sales_book_counter']) await house.database.run(`delete from ${table}`);
  };
  const close = async (): Promise<void> => undefined;

  describeLedger(`native on ${engine}`, async () => {
    await emptied();
    const books = new MikroOwnBooks(house.database);
    const open = (): NativeLedger => new NativeLedger(house.database, new SystemClock());
    return aLedgerBench(open(), house.work, (...facts) => house.work.run(() => books.write(...facts)), {
      reopened: async () => open(),
    });
  });
  describeOwnBooks(engine, async () => {
    await emptied();
    return { books: new MikroOwnBooks(house.database), work: house.work, close };
  });
});
