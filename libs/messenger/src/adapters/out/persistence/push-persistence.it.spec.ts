import { newId } from '@prorab/kernel';
import { insertAll } from '@prorab/platform';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { fileBookContract } from '../../../application/ports/file-book.contract.js';
import { noticeBooksContract } from '../../../application/ports/notice-books.contract.js';
import { pushDeviceBookContract } from '../../../application/ports/push-device-book.contract.js';
import { aConversation, aDraft } from '../../../domain/a-conversation.builder.js';
import { aMessageFile } from '../../../domain/files/a-message-file.builder.js';
import { aPushDevice } from '../../../domain/push/a-push-device.builder.js';
import { toMessageRow } from './messenger-mapping.js';
import { MikroFileBook } from './mikro-file-book.js';
import { MikroNoticeLog, MikroNoticeSettingsBook } from './mikro-notice-books.js';
import { MikroPushDeviceBook } from './mikro-push-device-book.js';
import { messengerTables } from '../../../messenger.tables.js';

describe.each(testEngines())('the tables of files and pushes on %s', (engine) => {
  let house: TestHouse;
  beforeAll(async () => void (house = await openTestHouse(engine, [messengerTables])));
  afterAll(() => house.close());

  it('are what the migration makes', async () => {
    expect(await house.database.schemaDifference()).toBe('');
  });
  const talk = aConversation();
  fileBookContract(engine, async () => ({
    ...{ book: new MikroFileBook(house.database), work: house.work },
    message: async (id, deletedAt) => {
      const row = toMessageRow(talk.say(aDraft({ id })).state);
      await insertAll(house.database, 'messenger_message', [{ ...row, deleted_at: deletedAt }]);
    },
  }));
  pushDeviceBookContract(engine, async () => ({ book: new MikroPushDeviceBook(house.database), work: house.work }));
  noticeBooksContract(engine, async () => ({
    ...{
      settings: new MikroNoticeSettingsBook(house.database),
      log: new MikroNoticeLog(house.database),
      work: house.work,
    },
  }));

  it('give an address that several people register at once to one of them', async () => {
    const book = new MikroPushDeviceBook(house.database);
    const { endpoint } = aPushDevice();
    const devices = Array.from({ length: 8 }, () => aPushDevice({ endpoint }));
    const settled = await Promise.allSettled(devices.map((device) => house.work.run(() => book.register(device))));
    expect(settled.filter(({ status }) => status === 'rejected')).toEqual([]);
    const left = await book.ofEmployees(devices.map(({ employeeId }) => employeeId));
    expect(left).toHaveLength(1);
    expect(devices.find(({ id }) => id === left[0]?.id)?.employeeId).toBe(left[0]?.employeeId);
  });
  it('give a file that two messages want at once to one of them', async () => {
    const book = new MikroFileBook(house.database);
    const files = [aMessageFile(), aMessageFile()];
    for (const file of files) await house.work.run(() => book.add(file));
    const [first, second] = [newId(), newId()];
    const ids = files.map(({ id }) => id);
    const given = await Promise.all([first, second].map((id) => house.work.run(() => book.give(ids, id))));
    expect(given.sort()).toEqual([0, 2]);
    expect(new Set((await book.byIds(ids)).map(({ messageId }) => messageId)).size).toBe(1);
  });
});
