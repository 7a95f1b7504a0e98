import { newId } from '@prorab/kernel';
import { instant } from '@prorab/platform/marks';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { describeConversationBook } from '../../../application/ports/conversation-book.contract.js';
import { describeMessageBook } from '../../../application/ports/message-book.contract.js';
import { describePresenceBook } from '../../../application/ports/presence-book.contract.js';
import { aConversation, aDraft, anna } from '../../../domain/a-conversation.builder.js';
import { messengerTables } from '../../../messenger.tables.js';
import { conversationRows } from './messenger.rows.js';
import { MikroConversationBook } from './mikro-conversation-book.js';
import { MikroMessageBook } from './mikro-message-book.js';
import { MikroPresenceBook } from './mikro-presence-book.js';

describe.each(testEngines())('%s', (engine) => {
  let house: TestHouse;
  let other: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(engine, [messengerTables]);
    other = await house.another();
  });
  afterAll(async () => {
    await other.close();
    await house.close();
  });
  const emptied = async (): Promise<void> => {
    for (const { meta } of conversationRows) await house.database.run(`delete from ${meta.tableName}`);
  };
  const close = async (): Promise<void> => undefined;
  const booksOf = ({ database, work }: TestHouse) => ({
    ...{ book: new MikroConversationBook(database), messages: new MikroMessageBook(database), work },
  });

  it('has the tables that the rows want, no more and no less', async () => {
    expect(await house.database.schemaDifference()).toBe('');
  });

  it('two instances that speak at once, some of whom fail, number what stands 1 to n without a gap', async () => {
    const instances = [booksOf(house), booksOf(other)];
    const { id } = aConversation();
    await house.work.run(() => booksOf(house).book.add(aConversation({ id })));
    const spoken = await Promise.allSettled(
      Array.from({ length: 40 }, (_, i) => i).map((i) => {
        const { book, messages, work } = instances[i % 2] as (typeof instances)[number];
        return work.run(async () => {
          const taken = await book.take(id, anna);
          if (!taken) throw new Error('gone');
          const message = taken.conversation.say(aDraft());
          await messages.add(message);
          await book.save(taken.conversation);
          if (i % 5 === 0) throw new Error('changed my mind');
          return message.state.seq;
        });
      }),
    );
    const stand = spoken.flatMap((s) => (s.status === 'fulfilled' ? [s.value] : [])).sort((a, b) => a - b);
    expect(stand).toEqual(Array.from({ length: 32 }, (_, i) => i + 1));
    const rows = await house.database.all<{ seq: number; change: number }>(
      'select seq, `change` from messenger_message where conversation_id = ? order by seq',
      [id],
    );
    expect(rows.map((r) => [r.seq, r.change])).toEqual(stand.map((seq) => [seq, seq]));
    const now = await house.work.run(() => booksOf(house).book.take(id, anna));
    expect(now?.conversation.state).toMatchObject({ lastSeq: 32, head: 32 });
  });

  it('two posts of one client id at once are one message', async () => {
    const { id } = aConversation();
    await house.work.run(() => booksOf(house).book.add(aConversation({ id })));
    const clientId = newId();
    const ids = await Promise.all(
      [house, other, house, other].map(booksOf).map(({ book, messages, work }) =>
        work.run(async () => {
          const taken = await book.take(id, anna, clientId);
          if (!taken || taken.saidBefore) return taken?.saidBefore;
          const message = taken.conversation.say(aDraft({ clientId }));
          await messages.add(message);
          await book.save(taken.conversation);
          return message.state.id;
        }),
      ),
    );
    expect(new Set(ids).size).toBe(1);
  });

  describeConversationBook(engine, async () => {
    await emptied();
    const [{ book, messages, work }, another] = [booksOf(house), booksOf(other)];
    return { book, messages, work, another, close };
  });
  describeMessageBook(engine, async () => {
    await emptied();
    const { messages, work } = booksOf(house);
    return {
      ...{ messages, work, close },
      trailOf: async (id) =>
        (
          await house.database.all<{ what: string; text: string; by_who: string; at: unknown }>(
            'select what, text, by_who, at from messenger_revision where message_id = ? order by at, id',
            [id],
          )
        ).map(({ what, text, by_who: by, at }) => ({ what, text, by, at: instant(at) })),
    };
  });
  describePresenceBook(engine, async () => {
    await emptied();
    return { book: new MikroPresenceBook(house.database), work: house.work, close };
  });
});
