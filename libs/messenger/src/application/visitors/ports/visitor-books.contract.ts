import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { Chat } from '../../../domain/visitors/chat.js';
import { Visitor } from '../../../domain/visitors/visitor.js';
import type { ChatBook } from './chat-book.port.js';
import type { PartnerBook } from './partner-book.port.js';
import type { VisitBook } from './visit-book.port.js';
import type { VisitorBook } from './visitor-book.port.js';

export interface VisitorBooksBench {
  visitors: VisitorBook;
  chats: ChatBook;
  visits: VisitBook;
  partners: PartnerBook;
  work: UnitOfWork;
  /** A conversation as the book of conversations has it. */
  conversation(of: { id: string; lastAt: Date; closedAt: Date | null }): Promise<void>;
  /** Makes the chat this visitor's, also for whoever asks whether he has one. */
  serve(visitorId: string, chat: Chat): Promise<void>;
  close(): Promise<void>;
}
const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 9, minute, 0, 123));

/** What the books about visitors promise, in memory and on every engine. */
export function describeVisitorBooks(name: string, make: () => Promise<VisitorBooksBench>): void {
  describe(`books of visitors: ${name}`, () => {
    let bench: VisitorBooksBench;
    beforeAll(async () => (bench = await make()));
    afterAll(() => bench.close());
    const hash = (): string => newId().replaceAll('-', '').padEnd(64, '0');
    const visitor = async (site = 'main'): Promise<Visitor> => {
      const made = Visitor.come({ id: newId(), site, city: 'Псков', at: at(0) });
      await bench.work.run(() => bench.visitors.add(made));
      return made;
    };
    const chat = async (conversationId = newId(), minute = 0, change: (c: Chat) => void = () => undefined) => {
      const made = Chat.open({ id: newId(), conversationId, visitorId: newId(), site: 'main', at: at(minute) });
      change(made);
      await bench.work.run(() => bench.chats.add(made));
      return made;
    };

    describe('VisitorBook', () => {
      it('keeps a visitor whole', async () => {
        const { visitors, work } = bench;
        const made = await visitor();
        made.become({ id: `i-${made.id}`, name: 'Иван ✓', email: 'i@x.example' });
        made.hint({ name: null, email: null, phone: '+7 911' });
        made.seen(at(5), { referrer: 'https://ya.example/', utm: { utm_source: 'direct' } });
        made.invite(at(6));
        await work.run(() => visitors.save(made));
        expect((await visitors.byId(made.id))?.state).toEqual(made.state);
        expect((await work.run(() => visitors.take(made.id)))?.state).toEqual(made.state);
        expect((await visitors.byIdentity('main', `i-${made.id}`))?.id).toBe(made.id);
        expect(await visitors.byIdentity('other', `i-${made.id}`)).toBeNull();
        expect(await visitors.byId(newId())).toBeNull();
      });
      it('leads from one who was merged to whom he is, and moves the tokens', async () => {
        const { visitors, work } = bench;
        const [from, into] = [await visitor(), await visitor()];
        const token = { hash: hash(), visitorId: from.id, replaces: null, at: at(0) };
        await work.run(async () => {
          await visitors.addToken(token);
          from.mergeInto(into.id);
          await visitors.save(from);
          await visitors.moveTokens(from.id, into.id);
        });
        expect((await visitors.byId(from.id))?.id).toBe(into.id);
        expect((await visitors.byToken(token.hash))?.id).toBe(into.id);
      });
      it('takes the replaced token away when the new one is used, not before', async () => {
        const { visitors, work } = bench;
        const { id: visitorId } = await visitor();
        const [old, fresh] = [hash(), hash()];
        await work.run(async () => {
          await visitors.addToken({ hash: old, visitorId, replaces: null, at: at(0) });
          await visitors.addToken({ hash: fresh, visitorId, replaces: old, at: at(1) });
        });
        expect((await visitors.byToken(old))?.id).toBe(visitorId);
        await work.run(() => visitors.tokenUsed(old));
        await work.run(() => visitors.tokenUsed(fresh));
        await work.run(() => visitors.tokenUsed(fresh));
        expect([await visitors.byToken(old), (await visitors.byToken(fresh))?.id]).toEqual([null, visitorId]);
      });
      it('forgets who was not seen for long and never began a chat', async () => {
        const { visitors, work } = bench;
        const [silent, served, merged, seen] = [await visitor(), await visitor(), await visitor(), await visitor()];
        const token = { hash: hash(), visitorId: silent.id, replaces: null, at: at(0) };
        await bench.serve(served.id, await chat());
        await work.run(async () => {
          await visitors.addToken(token);
          seen.seen(at(40));
          await visitors.save(seen);
          merged.seen(at(40));
          merged.mergeInto(served.id);
          await visitors.save(merged);
        });
        const all = async (): Promise<number> => {
          const n = await work.run(() => visitors.forgetSilent(at(30), 3));
          return n < 3 ? n : n + (await all());
        };
        expect(await all()).toBeGreaterThan(0);
        expect([await visitors.byId(silent.id), await visitors.byToken(token.hash)]).toEqual([null, null]);
        expect((await visitors.byId(served.id))?.id).toBe(served.id);
        expect((await visitors.byId(seen.id))?.id).toBe(seen.id);
        expect((await visitors.byId(merged.id))?.id).toBe(served.id);
      });
      it('keeps the newest tokens of a person with many browsers', async () => {
        const { visitors, work } = bench;
        const { id: visitorId } = await visitor();
        const hashes = Array.from({ length: 25 }, hash);
        for (const [i, one] of hashes.entries())
          await work.run(() => visitors.addToken({ hash: one, visitorId, replaces: null, at: at(i) }));
        expect(await visitors.byToken(hashes[0] ?? '')).toBeNull();
        expect((await visitors.byToken(hashes[24] ?? ''))?.id).toBe(visitorId);
      });
    });

    describe('ChatBook', () => {
      it('keeps a chat whole, and finds the open one and the last closed one of a conversation', async () => {
        const { chats, work } = bench;
        const conversationId = newId();
        const old = await chat(conversationId, 0, (c) => {
          c.visitorWrote(at(0));
          c.take(newId(), at(1));
          c.giveBack(at(2), { note: 'заметка', department: 'accounts', by: newId() });
          c.handTo(newId(), at(3), null);
          c.belongsTo(newId(), newId());
          c.climb(1, at(0));
          c.climbAt(at(9));
          c.agentGone(at(8));
        });
        const take = (id: string) => work.run(async () => (await chats.take(id))?.state);
        expect(await take(old.id)).toEqual(old.state);
        expect(await chats.conversationOf(old.id)).toBe(conversationId);
        expect((await work.run(() => chats.takeOpen(conversationId)))?.id).toBe(old.id);
        expect(await work.run(() => chats.takeLast(conversationId))).toBeNull();
        old.close(newId(), 'agent', at(10));
        await work.run(() => chats.save(old));
        expect(await take(old.id)).toEqual(old.state);
        expect(await work.run(() => chats.takeOpen(conversationId))).toBeNull();
        const next = await chat(conversationId, 20);
        expect((await work.run(() => chats.takeLast(conversationId)))?.id).toBe(old.id);
        expect((await work.run(() => chats.takeOpen(conversationId)))?.id).toBe(next.id);
        expect([await chats.conversationOf(newId()), await take(newId())]).toEqual([null, undefined]);
      });
      it('lists the queue by its places, at most so many', async () => {
        const ids = [(await chat(newId(), 32)).id, (await chat(newId(), 31)).id, (await chat(newId(), 33)).id];
        const queue = await bench.chats.waiting(1_000);
        const mine = queue.filter((c) => ids.includes(c.id));
        expect(mine.map((c) => c.id)).toEqual([ids[1], ids[0], ids[2]]);
        expect(mine[0]).toEqual({
          id: ids[1],
          waitingSince: at(31),
          department: null,
          inquiryId: null,
          notAgent: null,
        });
        expect(await bench.chats.waiting(2)).toEqual(queue.slice(0, 2));
      });
      it('counts what each agent has, and when he got his last one', async () => {
        const agent = newId();
        const [one] = [await chat(newId(), 0, (c) => c.take(agent, at(1)))];
        await chat(newId(), 0, (c) => c.take(agent, at(3)));
        await chat(newId(), 0, (c) => {
          c.take(agent, at(7));
          c.close(agent, 'agent', at(8));
        });
        const his = (await bench.chats.loads()).find((l) => l.employeeId === agent);
        expect(his).toEqual({ employeeId: agent, load: 2, assignedAt: at(7) });
        expect(await bench.chats.active()).toContainEqual({ chatId: one.id, agentId: agent, agentGoneSince: null });
      });
      it('finds chats that nobody writes in, and those of closed conversations', async () => {
        const [silent, shut, lively] = [await chat(), await chat(), await chat()];
        await bench.conversation({ id: silent.state.conversationId, lastAt: at(1), closedAt: null });
        await bench.conversation({ id: shut.state.conversationId, lastAt: at(50), closedAt: at(51) });
        await bench.conversation({ id: lively.state.conversationId, lastAt: at(50), closedAt: null });
        const stuck = await bench.chats.stuck(at(30));
        const of = ({ id }: Chat) => stuck.find((s) => s.chatId === id)?.why;
        expect([of(silent), of(shut), of(lively)]).toEqual(['stale', 'conversation-closed', undefined]);
      });
    });

    it('VisitBook keeps the newest pages, and moves them', async () => {
      const { visits, work } = bench;
      const [visitorId, other] = [newId(), newId()];
      for (let i = 0; i < 5; i++)
        await work.run(() =>
          visits.add({ id: newId(), visitorId, url: `https://x.example/${i}`, title: `${i}`, at: at(i) }, 3),
        );
      await work.run(() =>
        visits.add({ id: newId(), visitorId: other, url: 'https://x.example/', title: '', at: at(0) }, 3),
      );
      expect((await visits.of(visitorId)).map((v) => [v.title, v.at])).toEqual([
        ['4', at(4)],
        ['3', at(3)],
        ['2', at(2)],
      ]);
      await work.run(() => visits.move(other, visitorId));
      expect([(await visits.of(visitorId)).length, await visits.of(other)]).toEqual([4, []]);
    });

    it('PartnerBook keeps partners, and finds them by the secret that holds now', async () => {
      const { partners, work } = bench;
      const link = { tokenHash: hash(), tokenUntil: at(9) };
      const partner = {
        id: newId(),
        name: 'Олег',
        company: null,
        createdBy: newId(),
        createdAt: at(0),
        lastSeenAt: null,
      };
      await work.run(() => partners.put({ ...partner, ...link }));
      expect(await partners.byToken(link.tokenHash)).toEqual({ ...partner, ...link });
      await work.run(() => partners.seen(partner.id, at(2)));
      expect(await partners.byId(partner.id)).toEqual({ ...partner, ...link, lastSeenAt: at(2) });
      const revoked = { ...partner, tokenHash: null, tokenUntil: null, lastSeenAt: at(3) };
      await work.run(() => partners.put(revoked));
      expect([await partners.byToken(link.tokenHash), await partners.byId(partner.id)]).toEqual([null, revoked]);
      expect(await partners.byId(newId())).toBeNull();
    });
  });
}
