import { newId } from '@prorab/kernel';
import type { NoticeFacts } from './notice-facts.port.js';

export interface SaidInTest {
  conversationId: string;
  authorId: string;
  text: string;
  at: Date;
  urgent?: boolean;
  mentions?: readonly string[];
}
export interface NoticeFactsBench {
  facts: NoticeFacts;
  /** A group with these people (employees); gives its id. */
  group(title: string, members: readonly string[]): Promise<string>;
  /** Gives the id of the message. */
  say(message: SaidInTest): Promise<string>;
  look(employeeId: string, conversationId: string, at: Date): Promise<void>;
  remove(messageId: string): Promise<void>;
  leave(employeeId: string, conversationId: string): Promise<void>;
  /** The desk of this person gave a sign of life. */
  sitsDown(employeeId: string, at: Date): Promise<void>;
}
const noon = new Date('2026-11-26T09:00:00.000Z');
const after = (seconds: number): Date => new Date(noon.getTime() + seconds * 1_000);

/** What the adapter over the conversations promises to those who tell people of messages. */
export function noticeFactsContract(name: string, make: () => Promise<NoticeFactsBench>): void {
  describe(`facts for notices: ${name}`, () => {
    const people = () => ({ anna: newId(), boris: newId(), clara: newId() });

    it('say who has not read what, each person the message that weighs most for him', async () => {
      const { facts, group, say, look } = await make();
      const { anna, boris, clara } = people();
      const conversationId = await group('Отдел продаж', [anna, boris, clara]);
      const before = { conversationId, authorId: anna };
      await say({ ...before, text: 'раньше', at: after(-60) });
      const first = await say({ ...before, text: 'Кирпич едет', at: noon });
      const mention = await say({ ...before, text: 'Борис, встретишь?', at: after(10), mentions: [boris] });
      await say({ ...before, text: 'позже', at: after(60), urgent: true });
      const found = async (): Promise<string[][]> => {
        const unread = await facts.unreadIn(conversationId, noon, after(60));
        const behind = await facts.behindIn(conversationId, noon, after(60));
        expect(behind.sort()).toEqual(unread.map((m) => m.employeeId).sort());
        return unread.map((m) => [m.employeeId, m.messageId, m.kind]).sort((a, b) => (a.join() < b.join() ? -1 : 1));
      };
      const expected = [
        [boris, mention, 'mention'],
        [clara, first, 'group'],
      ].sort((a, b) => (a.join() < b.join() ? -1 : 1));
      expect(await found()).toEqual(expected);
      await look(clara, conversationId, after(30));
      expect(await found()).toEqual(expected.filter(([id]) => id === boris));
      expect(await facts.unreadIn(newId(), noon, after(60))).toEqual([]);
    });
    it('know one message as it concerns one person', async () => {
      const { facts, group, say, look } = await make();
      const { anna, boris } = people();
      const conversationId = await group('Склад', [anna, boris]);
      await look(boris, conversationId, after(-5));
      const messageId = await say({ conversationId, authorId: anna, text: 'Пожар', at: noon, urgent: true });
      expect(await facts.unread(messageId, boris)).toMatchObject({
        ...{
          messageId,
          conversationId,
          employeeId: boris,
          kind: 'group',
          urgent: true,
          at: noon,
          lastReadAt: after(-5),
        },
        ...{ title: 'Склад', text: 'Пожар' },
      });
      expect(await facts.unread(messageId, anna)).toBeNull();
      expect(await facts.unread(messageId, newId())).toBeNull();
      expect(await facts.unread(newId(), boris)).toBeNull();
      await look(boris, conversationId, after(5));
      expect(await facts.unread(messageId, boris)).toBeNull();
    });
    it('forget what was deleted, and people who have left', async () => {
      const { facts, group, say, remove, leave } = await make();
      const { anna, boris, clara } = people();
      const conversationId = await group('Склад', [anna, boris, clara]);
      const [gone, stays] = [
        await say({ conversationId, authorId: anna, text: 'ой', at: noon }),
        await say({ conversationId, authorId: anna, text: 'приехали', at: after(1) }),
      ];
      await remove(gone);
      await leave(clara, conversationId);
      expect(await facts.unread(gone, boris)).toBeNull();
      expect(await facts.unread(stays, clara)).toBeNull();
      expect((await facts.unreadIn(conversationId, noon, after(9))).map((m) => [m.employeeId, m.messageId])).toEqual([
        [boris, stays],
      ]);
      expect(await facts.unreadOf(clara, [])).toEqual({ messages: 0, conversations: 0, some: [] });
    });
    it('sum up what waits, the newest talks first', async () => {
      const { facts, group, say } = await make();
      const { anna, boris } = people();
      const talks: string[] = [];
      for (let n = 0; n < 6; n++) {
        const conversationId = await group(`Группа ${n}`, [anna, boris]);
        talks.push(conversationId);
        for (let i = 0; i <= n; i++) await say({ conversationId, authorId: anna, text: 'раз', at: after(n * 10 + i) });
      }
      const sum = await facts.unreadOf(boris, []);
      expect(sum).toMatchObject({ messages: 21, conversations: 6 });
      expect(sum.some.map(({ title, messages }) => [title, messages])).toEqual([
        ...[
          ['Группа 5', 6],
          ['Группа 4', 5],
          ['Группа 3', 4],
          ['Группа 2', 3],
          ['Группа 1', 2],
        ],
      ]);
      expect(await facts.unreadOf(boris, talks.slice(1))).toEqual({
        ...{ messages: 1, conversations: 1 },
        some: [{ conversationId: talks[0], title: 'Группа 0', messages: 1 }],
      });
    });
    it('know when a desk was last used', async () => {
      const { facts, sitsDown } = await make();
      const { anna, boris } = people();
      await sitsDown(anna, noon);
      const presence = await facts.presenceOf([anna, boris]);
      expect([presence.get(anna)?.deskActiveAt, presence.get(boris)?.deskActiveAt ?? null]).toEqual([noon, null]);
    });
  });
}
