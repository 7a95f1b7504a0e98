import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { describePlanBook } from '../../../../application/ports/funnel/plan-book.contract.js';
import { salesTables } from '../../../../sales.tables.js';
import { MikroPlanBook } from './mikro-plan-book.js';

describe.each(testEngines())('%s', (engine) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(engine, [salesTables]);
  });
  afterAll(() => house.close());

  describePlanBook(engine, async () => {
    await house.database.run('delete from sales_plan');
    return { book: new MikroPlanBook(house.database), work: house.work };
  });
});
