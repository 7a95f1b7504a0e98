import { jest } from '@jest/globals';
import { newId } from '@prorab/kernel';
import { type SqlRow, insertAll } from '@prorab/platform';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { describeInquiryBook } from '../../../application/ports/inquiry-book.contract.js';
import { describePartyBook } from '../../../application/ports/party-book.contract.js';
import { describeSalesBooks } from '../../../application/ports/sales-books.contract.js';
import { boardSql } from '../../../application/queries/list-inquiries.query.js';
import { sql } from '../../../application/queries/sql-text.js';
import { defaultPolicy } from '../../../domain/distribution/policy-document.js';
import { aParty } from '../../../domain/party/a-party.builder.js';
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

const closedInquiry = (number: number, group: string): SqlRow => {
  const at = new Date(Date.UTC(2026, 0, 1) + number * 60_000);
  return {
    ...{ id: newId(), number, status: 'closed-won', channel: 'letter', channels: 'letter', party_id: newId() },
    ...{ subject: 'Кирпич', preview: '', search: '', group_name: group, passed_by: '[]', threads: '[]', spent: '{}' },
    ...{ contact_count: 1, received_at: at, last_contact_at: at, status_since: at, touched_at: at, closed_at: at },
    version: 1,
  };
};

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
    // The servers choose by what lies in the table: an all but empty one they would read whole.
    await insertAll(
      house.database,
      'sales_inquiry',
      Array.from({ length: 2_000 }, (_, n) => closedInquiry(n + 1, n % 1_000 ? 'кровля' : 'редкая')),
    );
    const sqlite = engine === 'sqlite';
    if (!sqlite) await house.database.all('analyze table sales_inquiry');
    const { text, params } = boardSql(['closed-won'], [sql('i.group_name = ?', 'редкая')], 'newest', 51, null);
    const plan = await house.database.all<object>(`explain ${sqlite ? 'query plan ' : ''}${text}`, params);
    expect(JSON.stringify(plan)).toContain('sales_inquiry_group_name_status_received_at_id_index');
    await emptied();
  });

  it('looks for a name by its rare words: one that hundreds have is neither found by nor read', async () => {
    await emptied();
    const book = new MikroPartyBook(house.database);
    const many = Array.from({ length: 600 }, (_, n) => aParty(`Строй ${n + 1_000}`));
    const [rose, rare, other] = [aParty('Строй Ромашка'), aParty('ООО «Ромашка»'), aParty('ООО «Строй»')];
    await house.work.run(() => book.save(...many, rose, rare, other));
    const found = async (key: string): Promise<string[]> => (await book.withNameLike(key, 20)).map((p) => p.id).sort();
    const asked = jest.spyOn(house.database, 'all');
    expect(await found('строй ромашка')).toEqual([rose.id, rare.id].sort());
    expect(await found('строй')).toEqual([other.id]);
    const rows = await Promise.all(asked.mock.results.map((r) => r.value as Promise<object[]>));
    asked.mockRestore();
    expect(rows.flat().length).toBeLessThan(450);
    expect(await found('строй дом')).toEqual([]);
    await emptied();
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
