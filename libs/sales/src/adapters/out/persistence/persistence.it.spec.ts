import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { describeInquiryBook } from '../../../application/ports/inquiry-book.contract.js';
import { describePartyBook } from '../../../application/ports/party-book.contract.js';
import { describeSalesBooks } from '../../../application/ports/sales-books.contract.js';
import { boardSql } from '../../../application/queries/list-inquiries.query.js';
import { sql } from '../../../application/queries/sql-text.js';
import { defaultPolicy } from '../../../domain/distribution/policy-document.js';
import { salesTables } from '../../../sales.tables.js';
import { type StoredHistory, fromHistoryRow } from './inquiry-mapping.js';
import { MikroDuplicateProposals } from './mikro-duplicate-proposals.js';
import { MikroInquiryBook } from './mikro-inquiry-book.js';
import { MikroInquiryNumbers } from './mikro-inquiry-numbers.js';
import { MikroLoadBoard } from './mikro-load-board.js';
import { MikroMergeLog } from './mikro-merge-log.js';
import { MikroPartyBook } from './mikro-party-book.js';
import { MikroPolicyBook } from './mikro-policy-book.js';
import { MikroTimeLine } from './mikro-time-line.js';
import { salesRows } from './sales.rows.js';

describe.each(testEngines())('%s', (engine) => {
  let house: TestHouse;
  let other: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(engine, [salesTables]);
    other = await house.another();
  });
  afterAll(async () => {
    await other.close();
    await house.close();
  });
  const emptied = async (): Promise<void> => {
    for (const { meta } of salesRows) await house.database.run(`delete from ${meta.tableName}`);
  };
  const close = async (): Promise<void> => undefined;

  it('has the tables that the rows want, no more and no less', async () => {
    expect(await house.database.schemaDifference()).toBe('');
  });

  it('finds a rare group among the closed ones by an index, not by reading all of them', async () => {
    const { text, params } = boardSql(['closed-won'], [sql('i.group_name = ?', 'редкая')], 'newest', 51, null);
    const sqlite = engine === 'sqlite';
    const plan = await house.database.all<object>(`explain ${sqlite ? 'query plan ' : ''}${text}`, params);
    // The servers may read an all but empty table otherwise; that the index is there for it is told all the same.
    expect(JSON.stringify(plan)).toContain('sales_inquiry_group_name_status_received_at_id_index');
  });

  describeInquiryBook(engine, async () => {
    await emptied();
    return {
      book: new MikroInquiryBook(house.database),
      work: house.work,
      // SQLite has one writer: a second instance waits for the first, and takes what is left.
      another: { book: new MikroInquiryBook(other.database), work: other.work },
      historyOf: async (id) =>
        (
          await house.database.all<StoredHistory>(
            'select * from sales_inquiry_history where inquiry_id = ? order by at, id',
            [id],
          )
        ).map(fromHistoryRow),
      close,
    };
  });
  describePartyBook(engine, async () => {
    await emptied();
    return {
      book: new MikroPartyBook(house.database),
      work: house.work,
      historyOf: (id) =>
        house.database.all<{ kind: string }>(
          'select kind from sales_party_history where party_id = ? order by at, id',
          [id],
        ),
      close,
    };
  });
  describeSalesBooks(engine, async () => {
    await emptied();
    const { database } = house;
    return {
      work: house.work,
      timeLine: new MikroTimeLine(database),
      proposals: new MikroDuplicateProposals(database),
      merges: new MikroMergeLog(database),
      policies: new MikroPolicyBook(database, defaultPolicy),
      numbers: new MikroInquiryNumbers(database),
      load: new MikroLoadBoard(database),
      inquiries: new MikroInquiryBook(database),
      close,
    };
  });
});
