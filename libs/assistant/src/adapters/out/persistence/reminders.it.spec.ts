import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { describeReminderBooks } from '../../../application/ports/reminder-books.contract.js';
import { assistantTables } from '../../../assistant.tables.js';
import { remindersRows } from './reminders.rows.js';
import { MikroReminderBook } from './mikro-reminder-book.js';
import { MikroRemindingLog } from './mikro-reminding-log.js';

describe.each(testEngines())('reminders on %s', (engine) => {
  let house: TestHouse;
  beforeAll(async () => (house = await openTestHouse(engine, [assistantTables])));
  afterAll(() => house.close());

  it('have the tables that the rows want, no more and no less', async () => {
    expect(await house.database.schemaDifference()).toBe('');
  });
  describeReminderBooks(engine, async () => {
    for (const { meta } of remindersRows) await house.database.run(`delete from ${meta.tableName}`);
    const { database, work } = house;
    return { work, book: new MikroReminderBook(database), log: new MikroRemindingLog(database) };
  });
});
