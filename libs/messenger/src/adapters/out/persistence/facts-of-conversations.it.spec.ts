import { ManualClock, newId } from '@prorab/kernel';
import { actingAs } from '@prorab/platform/marks';
import { openTestHouse, testEngines } from '@prorab/platform/testing';
import { type FileReader } from '../../../application/ports/file-readers.port.js';
import { fileReadersContract } from '../../../application/ports/file-readers.contract.js';
import { FakeColleagues } from '../../../application/ports/fake-neighbours.js';
import { FakeOpenDesks } from '../../../application/ports/fake-open-desks.js';
import { FakePresenceBook } from '../../../application/ports/fake-presence-book.js';
import { noticeFactsContract } from '../../../application/ports/notice-facts.contract.js';
import { aConversation, aDraft, aMember } from '../../../domain/a-conversation.builder.js';
import type { Conversation } from '../../../domain/conversation.js';
import { type Participant, employee, keyOf } from '../../../domain/participant.js';
import { messengerTables } from '../../../messenger.tables.js';
import { MikroConversationBook } from './mikro-conversation-book.js';
import { MikroMessageBook } from './mikro-message-book.js';
import { TableFileReaders } from './table-file-readers.js';
import { TableNoticeFacts } from './table-notice-facts.js';

const noRights = { kind: 'employee', employeeId: newId(), role: 'nobody', sessionId: 's' } as const;

describe.each(testEngines())('what the conversations know on %s', (engine) => {
  let house: Awaited<ReturnType<typeof openTestHouse>>;
  beforeAll(async () => void (house = await openTestHouse(engine, [messengerTables])));
  afterAll(() => house.close());

  const world = () => {
    const [book, messages] = [new MikroConversationBook(house.database), new MikroMessageBook(house.database)];
    const talks = new Map<string, Conversation>();
    const open = async (conversation: Conversation, members: readonly Participant[]): Promise<string> => {
      talks.set(conversation.id, conversation);
      await house.work.run(async () => {
        await book.add(conversation);
        for (const who of members) await book.putMember(aMember(conversation.id, who));
      });
      return conversation.id;
    };
    const say = async (conversationId: string, over: Parameters<typeof aDraft>[0]): Promise<string> => {
      const conversation = talks.get(conversationId);
      if (!conversation) throw new Error('no such conversation in this spec');
      const message = conversation.say(aDraft(over));
      await house.work.run(async () => {
        await messages.add(message);
        await book.save(conversation);
      });
      return message.state.id;
    };
    const remove = async (id: string): Promise<void> => {
      await house.database.run('update messenger_message set deleted_at = ? where id = ?', [new Date(), id]);
    };
    return { book, open, say, remove };
  };

  noticeFactsContract(engine, async () => {
    const { book, open, say, remove } = world();
    const clock = new ManualClock('2026-11-26T09:00:00.000Z');
    const desks = new FakeOpenDesks(clock);
    const facts = new TableNoticeFacts(house.tables, new FakeColleagues(), new FakePresenceBook(), desks);
    return {
      facts,
      group: (title, members) => open(aConversation({ title }), members.map(employee)),
      say: ({ conversationId, authorId, mentions = [], ...over }) =>
        say(conversationId, { ...over, author: employee(authorId), mentions: mentions.map((m) => keyOf(employee(m))) }),
      look: async (employeeId, conversationId, at) => {
        await house.database.run('update messenger_member set read_at = ? where conversation_id = ? and who = ?', [
          ...[at, conversationId, keyOf(employee(employeeId))],
        ]);
        await house.work.run(() => book.advance(conversationId, employee(employeeId), { readSeq: 1_000 }, at));
      },
      remove,
      leave: async (employeeId, conversationId) => {
        const left = aMember(conversationId, employee(employeeId), { leftAt: new Date() });
        await house.work.run(() => book.putMember(left));
      },
      sitsDown: async (employeeId, at) => {
        clock.set(at);
        await desks.mark({ employeeId, deskId: newId(), active: true });
      },
    };
  });

  fileReadersContract(engine, async () => {
    const { open, say, remove } = world();
    const readers = new TableFileReaders(house.tables);
    const asNobody: TableFileReaders = Object.create(readers, {
      mayRead: {
        value: (...given: Parameters<typeof readers.mayRead>) => actingAs(noRights, () => readers.mayRead(...given)),
      },
      audienceOf: {
        value: (...given: Parameters<typeof readers.audienceOf>) =>
          actingAs(noRights, () => readers.audienceOf(...given)),
      },
    }) as TableFileReaders;
    return {
      readers: asNobody,
      conversation: async (members: readonly FileReader[]) => {
        const kind = members.some((m) => m.kind === 'visitor') ? 'customer' : 'group';
        const conversationId = await open(aConversation({ kind }), members);
        return { conversationId, messageId: await say(conversationId, {}) };
      },
      deleteMessage: remove,
    };
  });
});
