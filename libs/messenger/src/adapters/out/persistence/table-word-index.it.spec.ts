import { insertAll } from '@prorab/platform';
import { openTestHouse, testEngines } from '@prorab/platform/testing';
import { describeWordIndex } from '../../../application/ports/word-index.contract.js';
import { Conversation } from '../../../domain/conversation.js';
import { employee } from '../../../domain/participant.js';
import { messengerTables } from '../../../messenger.tables.js';
import { toMessageRow } from './messenger-mapping.js';
import { TableWordIndex } from './table-word-index.js';

const at = new Date('2026-11-23T09:00:00Z');

describe.each(testEngines())('on %s', (engine) => {
  describeWordIndex(engine, async () => {
    const house = await openTestHouse(engine, [messengerTables]);
    const by = employee('0190a000-0000-7000-8000-000000000011');
    const talk = Conversation.open({
      id: by.id,
      kind: 'group',
      key: null,
      title: 'Склад',
      createdBy: by,
      inquiryId: null,
      at,
    });
    const said = async (id: string, text: string): Promise<void> => {
      const row = toMessageRow(talk.say({ id, author: by, clientId: null, at, text }).state);
      const known = await house.database.run(
        'update messenger_message set text = ?, `change` = `change` + 1, search_state = 0, edited_at = at where id = ?',
        [text, id],
      );
      if (!known) await insertAll(house.database, 'messenger_message', [row]);
    };
    const stemsOf = async (messageId: string): Promise<string[]> => {
      const sql = 'select stem from messenger_word where message_id = ? order by stem';
      return (await house.database.all<{ stem: string }>(sql, [messageId])).map((r) => r.stem);
    };
    return { index: new TableWordIndex(house.database), work: house.work, said, stemsOf, close: () => house.close() };
  });
});
