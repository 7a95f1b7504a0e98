import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { fileBookContract } from '../../../application/ports/file-book.contract.js';
import { noticeBooksContract } from '../../../application/ports/notice-books.contract.js';
import { pushDeviceBookContract } from '../../../application/ports/push-device-book.contract.js';
import { MikroFileBook } from './mikro-file-book.js';
import { MikroNoticeLog, MikroNoticeSettingsBook } from './mikro-notice-books.js';
import { MikroPushDeviceBook } from './mikro-push-device-book.js';
import { pushTables } from './push-tables.testing.js';

describe.each(testEngines())('the tables of files and pushes on %s', (engine) => {
  let house: TestHouse;
  beforeAll(async () => void (house = await openTestHouse(engine, [pushTables])));
  afterAll(() => house.close());

  it('are what the migration makes', async () => {
    expect(await house.database.schemaDifference()).toBe('');
  });
  fileBookContract(engine, async () => ({ book: new MikroFileBook(house.database), work: house.work }));
  pushDeviceBookContract(engine, async () => ({ book: new MikroPushDeviceBook(house.database), work: house.work }));
  noticeBooksContract(engine, async () => ({
    ...{
      settings: new MikroNoticeSettingsBook(house.database),
      log: new MikroNoticeLog(house.database),
      work: house.work,
    },
  }));
});
