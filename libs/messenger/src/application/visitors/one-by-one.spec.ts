import { ManualClock } from '@prorab/kernel';
import { Chat } from '../../domain/visitors/chat.js';
import { FakeChatBook } from './ports/fake-visitor-books.js';
import { oneByOne } from './one-by-one.js';
import type { CloseChat } from './use-cases/close-chat.use-case.js';
import { CloseStuckChats } from './use-cases/close-stuck-chats.use-case.js';
import { VisitorRules } from './visitor-rules.js';

describe('one by one', () => {
  const failing = (...those: number[]) => {
    const done: number[] = [];
    const work = async (n: number): Promise<void> => {
      if (those.includes(n)) throw new Error(`of ${n}`);
      done.push(n);
    };
    return { done, work };
  };
  it('works also on those behind a failure, and tells of it afterwards', async () => {
    const { done, work } = failing(1);
    await expect(oneByOne([1, 2, 3], work)).rejects.toThrow('of 1');
    expect(done).toEqual([2, 3]);
  });
  it('tells of several failures together', async () => {
    const { done, work } = failing(1, 3);
    await expect(oneByOne([1, 2, 3], work)).rejects.toMatchObject({ errors: [new Error('of 1'), new Error('of 3')] });
    expect(done).toEqual([2]);
    await expect(oneByOne([2], work)).resolves.toBeUndefined();
  });
  it('the watchman closes the chats behind one that cannot be closed', async () => {
    const clock = new ManualClock('2026-11-23T09:00:00.000Z');
    const chats = new FakeChatBook();
    for (const id of ['a', 'b', 'c']) {
      await chats.add(Chat.open({ id, conversationId: `of ${id}`, visitorId: 'x', site: 'main', at: clock.now() }));
      chats.conversations.set(`of ${id}`, { lastAt: new Date(0), closedAt: null });
    }
    const closed: string[] = [];
    const close = {
      execute: async ({ chatId }: { chatId: string }) => {
        if (chatId === 'a') throw new Error('poisoned');
        closed.push(chatId);
      },
    } as unknown as CloseChat;
    await expect(new CloseStuckChats(chats, close, new VisitorRules(), clock).execute()).rejects.toThrow('poisoned');
    expect(closed).toEqual(['b', 'c']);
  });
});
