import { ManualClock } from '@prorab/kernel';
import { FakeLocks, FakeUnitOfWork } from '@prorab/platform/testing';
import { Chat } from '../../../domain/visitors/chat.js';
import { FakeInquiries } from '../../ports/fake-neighbours.js';
import type { ChatAct, ChatChanges } from '../chat-changes.js';
import type { LineState } from '../line-state.js';
import { FakeChatBook } from '../ports/fake-visitor-books.js';
import { VisitorRules } from '../visitor-rules.js';
import { AssignWaitingChats } from './assign-waiting-chats.use-case.js';

/** A queue of chats of which some cannot be given out, and one agent. */
async function aQueue(ids: readonly string[], poisoned: readonly string[]) {
  const clock = new ManualClock('2026-11-23T09:00:00.000Z');
  const chats = new FakeChatBook();
  for (const id of ids)
    await chats.add(Chat.open({ id, conversationId: `of ${id}`, visitorId: 'x', site: 'main', at: clock.now() }));
  clock.advance({ seconds: 3 });
  const changes = {
    of: async (chatId: string, work: (act: ChatAct) => Promise<void>) => {
      if (poisoned.includes(chatId)) throw new Error(`of ${chatId}`);
      const chat = Chat.restore(chats.chats.get(chatId)!);
      await work({ chat, at: clock.now() } as ChatAct);
      await chats.save(chat);
    },
    note: async () => undefined,
  } as unknown as ChatChanges;
  const ready = async () => [{ employeeId: 'anna', load: 0, assignedAt: null, departments: [] }];
  const line = { ready } as unknown as LineState;
  const [locks, work] = [new FakeLocks(), new FakeUnitOfWork()];
  const assign = new AssignWaitingChats(
    ...([chats, line, new FakeInquiries(), changes, new VisitorRules({ capacity: 100 }), locks, work, clock] as const),
  );
  return { assign, given: () => [...chats.chats.values()].filter((c) => c.agentId === 'anna').map((c) => c.id) };
}

describe('the queue of chats', () => {
  it('gives out those behind one that fails, and tells of it afterwards', async () => {
    const { assign, given } = await aQueue(['a', 'b', 'c'], ['a']);
    await expect(assign.execute()).rejects.toThrow('of a');
    expect(given()).toEqual(['b', 'c']);
  });
  it('tells of several failures together, each chat tried once', async () => {
    const { assign, given } = await aQueue(['a', 'b', 'c', 'd'], ['a', 'c']);
    await expect(assign.execute()).rejects.toMatchObject({ errors: [new Error('of a'), new Error('of c')] });
    expect(given()).toEqual(['b', 'd']);
  });
  it('has nothing to tell when all went well', async () => {
    const { assign, given } = await aQueue(['a', 'b'], []);
    await assign.execute();
    expect(given()).toEqual(['a', 'b']);
  });
});
