import { ManualClock } from '@prorab/kernel';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { letterBookContract } from '../../../application/ports/letter-book.contract.js';
import { mailBooksContract } from '../../../application/ports/mail-books.contract.js';
import { mailboxCursorsContract } from '../../../application/ports/mailbox-cursors.contract.js';
import { mailRows } from './mail.rows.js';
import { mailTables } from './mail.tables.js';
import { MikroAnswerBook } from './mikro-answer-book.js';
import { MikroLetterBook } from './mikro-letter-book.js';
import { MikroMailboxCursors } from './mikro-mailbox-cursors.js';
import { MikroPoisonedLetters } from './mikro-poisoned-letters.js';
import { MikroReconciliations } from './mikro-reconciliations.js';
import { MikroThreadBook } from './mikro-thread-book.js';
import { MikroUploads } from './mikro-uploads.js';

describe.each(testEngines())('the tables of mail on %s', (engine) => {
  let house: TestHouse;
  beforeAll(
    async () => void (house = await openTestHouse(engine, [mailTables], new ManualClock('2026-06-01T07:00:00Z'))),
  );
  afterAll(() => house.close());
  beforeEach(async () => {
    for (const row of mailRows) await house.database.run(`delete from ${row.meta.tableName}`);
  });

  it('are what the migrations make', async () => {
    expect(await house.database.schemaDifference()).toBe('');
  });
  letterBookContract(engine, async () => ({ letters: new MikroLetterBook(house.database), work: house.work }));
  mailBooksContract(engine, async () => ({
    threads: new MikroThreadBook(house.database),
    answers: new MikroAnswerBook(house.database),
    poisoned: new MikroPoisonedLetters(house.database),
    reconciliations: new MikroReconciliations(house.database),
    uploads: new MikroUploads(house.database),
    work: house.work,
  }));
  mailboxCursorsContract(engine, async () => new MikroMailboxCursors(house.database));
});
