import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { describeButtonBook } from '../../../application/ports/button-book.contract.js';
import { describeDialogueBook } from '../../../application/ports/dialogue-book.contract.js';
import { describeHearingLog } from '../../../application/ports/hearing-log.contract.js';
import { assistantTables } from '../../../assistant.tables.js';
import { assistantRows } from './assistant.rows.js';
import { MikroButtonBook } from './mikro-button-book.js';
import { MikroDialogueBook } from './mikro-dialogue-book.js';
import { MikroHearingLog } from './mikro-hearing-log.js';

describe.each(testEngines())('%s', (engine) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(engine, [assistantTables]);
  });
  afterAll(() => house.close());
  const emptied = async (): Promise<void> => {
    for (const { meta } of assistantRows) await house.database.run(`delete from ${meta.tableName}`);
  };

  it('has the tables that the rows want, no more and no less', async () => {
    expect(await house.database.schemaDifference()).toBe('');
  });

  describeButtonBook(engine, async () => ({
    book: new MikroButtonBook(house.database),
    work: house.work,
    close: emptied,
  }));
  describeDialogueBook(engine, async () => ({
    book: new MikroDialogueBook(house.database),
    work: house.work,
    close: emptied,
  }));
  describeHearingLog(engine, async () => ({
    log: new MikroHearingLog(house.database),
    work: house.work,
    close: emptied,
  }));
});
