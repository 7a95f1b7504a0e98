import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import {
  aConversation,
  aDraft,
  aMember,
  anna,
  boris,
  minutesLater,
  monday,
  vera,
} from '../../domain/a-conversation.builder.js';
import type { Conversation } from '../../domain/conversation.js';
import { Message } from '../../domain/message.js';
import type { ConversationBook } from './conversation-book.port.js';
import type { MessageBook } from './message-book.port.js';

export interface ConversationBookBench {
  book: ConversationBook;
  messages: MessageBook;
  work: UnitOfWork;
  /** Another instance on the same rows. */
  another?: { book: ConversationBook; messages: MessageBook; work: UnitOfWork };
  close(): Promise<void>;
}

/** What every book of conversations promises. */
export function describeConversationBook(name: string, make: () => Promise<ConversationBookBench>): void {
  describe(`book of conversations: ${name}`, () => {
    let bench: ConversationBookBench;
    beforeEach(async () => (bench = await make()));
    afterEach(() => bench.close());
    const inWork = <T>(work: () => Promise<T>): Promise<T> => bench.work.run(work);
    const keep = async (conversation: Conversation): Promise<Conversation> => {
      await inWork(() => bench.book.add(conversation));
      return conversation;
    };
    const both = () => [bench, bench.another ?? bench];

    it('gives back what it was given, to the last field, with the membership of who asks', async () => {
      const given = await keep(aConversation({ title: 'Ёлка 🌲', inquiryId: newId(), closedAt: minutesLater(5) }));
      const member = aMember(given.id, anna, { role: 'owner', leftAt: minutesLater(1), readSeq: 3, muted: true });
      await inWork(() => bench.book.putMember(member));
      const taken = await inWork(() => bench.book.take(given.id, anna));
      expect(taken?.conversation.state).toEqual(given.state);
      expect(taken?.member).toEqual(member);
      expect((await inWork(() => bench.book.take(given.id, boris)))?.member).toBeNull();
      expect(await inWork(() => bench.book.take(newId(), anna))).toBeNull();
    });

    it('says with the taking what one has said before under this client id, here or elsewhere', async () => {
      const [here, elsewhere] = [await keep(aConversation()), await keep(aConversation())];
      const clientId = newId();
      const before = async (place: Conversation, who = anna, id: string | undefined = clientId) =>
        (await inWork(() => bench.book.take(place.id, who, id)))?.saidBefore;
      expect(await before(here)).toBeNull();
      const { state } = elsewhere.say(aDraft({ clientId }));
      await inWork(() => bench.messages.add(Message.restore(state)));
      expect([await before(here), await before(elsewhere)]).toEqual([state.id, state.id]);
      expect(await before(elsewhere, boris)).toBeNull();
      expect(await before(elsewhere, anna, newId())).toBeNull();
      expect((await inWork(() => bench.book.take(elsewhere.id, anna)))?.saidBefore).toBeNull();
    });

    it('of many who say one thing at once, all but the first are told so when their turn comes', async () => {
      const { id } = await keep(aConversation());
      const clientId = newId();
      const found = await Promise.all(
        Array.from({ length: 8 }, (_, i) => {
          const { book, messages, work } = both()[i % 2] as ConversationBookBench;
          return work.run(async () => {
            const taken = await book.take(id, anna, clientId);
            if (!taken) throw new Error('gone');
            if (taken.saidBefore) return taken.saidBefore;
            const message = taken.conversation.say(aDraft({ clientId }));
            await messages.add(message);
            await book.save(taken.conversation);
            return message.state.id;
          });
        }),
      );
      expect(new Set(found).size).toBe(1);
    });

    it('keeps what changes of it', async () => {
      const given = await keep(aConversation());
      const inquiryId = newId();
      await inWork(async () => {
        const taken = await bench.book.take(given.id, anna);
        if (!taken) throw new Error('gone');
        taken.conversation.say(aDraft({ at: minutesLater(7), speechKey: 'reminder 7' }));
        taken.conversation.nextChange();
        taken.conversation.rename('Стройка');
        taken.conversation.belongTo(inquiryId);
        taken.conversation.close(minutesLater(8));
        await bench.book.save(taken.conversation);
      });
      const now = (await inWork(() => bench.book.take(given.id, anna)))?.conversation.state;
      expect(now).toEqual({
        ...given.state,
        ...{
          lastSeq: 1,
          head: 2,
          lastAt: minutesLater(7),
          lastSpeech: 1,
          title: 'Стройка',
          inquiryId,
          closedAt: minutesLater(8),
        },
      });
    });

    it('has one conversation of a kind and a key, and any number without a key', async () => {
      const key = newId();
      const first = await keep(aConversation({ kind: 'direct', key }));
      expect(await inWork(() => bench.book.add(aConversation({ kind: 'direct', key })))).toBe(first.id);
      const other = await keep(aConversation({ kind: 'assistant', key }));
      expect(await bench.book.idOf('direct', key)).toBe(first.id);
      expect(await bench.book.idOf('assistant', key)).toBe(other.id);
      expect(await bench.book.idOf('inquiry', key)).toBeNull();
      const [one, two] = [await keep(aConversation()), await keep(aConversation())];
      expect([one.id, two.id]).not.toContain(await bench.book.idOf('group', ''));
      for (const { id } of [one, two]) expect(await inWork(() => bench.book.take(id, anna))).not.toBeNull();
    });

    it('lets one stand of many that are opened under a key at once', async () => {
      const key = newId();
      const stood = await Promise.all(
        Array.from({ length: 10 }, (_, i) => both()[i % 2] as ConversationBookBench).map(({ book, work }) =>
          work.run(async () => {
            const known = await book.idOf('direct', key);
            return known ?? book.add(aConversation({ kind: 'direct', key }));
          }),
        ),
      );
      expect(new Set(stood).size).toBe(1);
      expect(await bench.book.idOf('direct', key)).toBe(stood[0]);
    });

    it('gives a conversation to one at a time: numbers of many who speak at once are 1 to n, none twice, no gap', async () => {
      const { id } = await keep(aConversation());
      const seqs = await Promise.all(
        Array.from({ length: 24 }, (_, i) => both()[i % 2] as ConversationBookBench).map(({ book, work }) =>
          work.run(async () => {
            const taken = await book.take(id, anna);
            const seq = taken?.conversation.say(aDraft()).state.seq ?? 0;
            if (taken) await book.save(taken.conversation);
            return seq;
          }),
        ),
      );
      expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
      expect((await inWork(() => bench.book.take(id, anna)))?.conversation.state).toMatchObject({
        lastSeq: 24,
        head: 24,
      });
    });

    it('knows its members in the order in which they came, without those who left', async () => {
      const { id } = await keep(aConversation());
      await inWork(async () => {
        await bench.book.putMember(aMember(id, boris, { joinedAt: minutesLater(2) }));
        await bench.book.putMember(aMember(id, anna, { role: 'owner', joinedAt: monday }));
        await bench.book.putMember(aMember(id, vera, { joinedAt: minutesLater(1) }));
      });
      const there = async () => (await bench.book.membersOf(id)).map((m) => m.who);
      expect(await there()).toEqual([anna, vera, boris]);
      const gone = aMember(id, vera, { joinedAt: minutesLater(1), leftAt: minutesLater(3), readSeq: 4 });
      await inWork(() => bench.book.putMember(gone));
      expect(await there()).toEqual([anna, boris]);
      expect(await bench.book.countMembers(id)).toBe(2);
      expect(await bench.book.memberOf(id, vera)).toEqual(gone);
      await inWork(() => bench.book.putMember({ ...gone, leftAt: null, joinedAt: minutesLater(9), muted: true }));
      expect(await there()).toEqual([anna, boris, vera]);
      expect(await bench.book.memberOf(id, vera)).toMatchObject({ readSeq: 4, muted: true });
      expect(await bench.book.memberOf(newId(), vera)).toBeNull();
      expect(await bench.book.countMembers(newId())).toBe(0);
    });

    describe('the cursors', () => {
      let id: string;
      const advance = (to: { deliveredSeq?: number; readSeq?: number }, who = anna) =>
        inWork(() => bench.book.advance(id, who, to, minutesLater(5)));
      beforeEach(async () => {
        id = (await keep(aConversation({ lastSeq: 50, head: 50 }))).id;
        await inWork(async () => {
          await bench.book.putMember(aMember(id, anna));
          await bench.book.putMember(aMember(id, boris, { leftAt: monday }));
        });
      });

      it('go on and never back, nor beyond the last message; what is read is delivered', async () => {
        expect(await advance({ deliveredSeq: 3 })).toEqual({ deliveredSeq: 3, readSeq: 0, readBefore: 0 });
        expect(await bench.book.memberOf(id, anna)).toMatchObject({ readAt: null });
        expect(await advance({ readSeq: 5 })).toEqual({ deliveredSeq: 5, readSeq: 5, readBefore: 0 });
        expect(await bench.book.memberOf(id, anna)).toMatchObject({ readAt: minutesLater(5) });
        expect(await advance({ readSeq: 4, deliveredSeq: 2 })).toBeNull();
        expect(await advance({ readSeq: 5 })).toBeNull();
        expect(await advance({ readSeq: 1, deliveredSeq: 9 })).toEqual({ deliveredSeq: 9, readSeq: 5, readBefore: 5 });
        expect(await advance({ readSeq: 1_000_000 })).toEqual({ deliveredSeq: 50, readSeq: 50, readBefore: 5 });
        expect(await bench.book.memberOf(id, anna)).toMatchObject({
          deliveredSeq: 50,
          readSeq: 50,
          readAt: minutesLater(5),
        });
      });
      it('are of those who take part', async () => {
        for (const who of [boris, vera]) expect(await advance({ readSeq: 5 }, who)).toBeNull();
        expect(await bench.book.memberOf(id, boris)).toMatchObject({ readSeq: 0 });
        expect(await inWork(() => bench.book.advance(newId(), anna, { readSeq: 1 }, monday))).toBeNull();
      });
      it('of two devices at once stand at the farther one, and what was read is read once', async () => {
        const targets = [7, 31, 12, 50, 3, 44, 25, 18];
        const moves = await Promise.all(
          targets.map((readSeq, i) => {
            const { book, work } = both()[i % 2] as ConversationBookBench;
            return work.run(() => book.advance(id, anna, { readSeq }, monday));
          }),
        );
        const steps = moves.flatMap((m) => m ?? []).sort((a, b) => a.readSeq - b.readSeq);
        expect(steps.at(-1)).toMatchObject({ readSeq: 50 });
        expect(steps.map((s) => s.readBefore)).toEqual([0, ...steps.slice(0, -1).map((s) => s.readSeq)]);
        expect(await bench.book.memberOf(id, anna)).toMatchObject({ deliveredSeq: 50, readSeq: 50 });
      });
      it('of who writes stand at his own message', async () => {
        await inWork(async () => {
          const taken = await bench.book.take(id, anna);
          if (!taken) throw new Error('gone');
          const { state } = taken.conversation.say(aDraft({ at: minutesLater(7) }));
          expect(state.seq).toBe(51);
          await bench.book.save(taken.conversation, anna);
          // Who does not take part has nothing to move.
          await bench.book.save(taken.conversation, vera);
        });
        expect(await bench.book.memberOf(id, anna)).toMatchObject({
          deliveredSeq: 51,
          readSeq: 51,
          readAt: minutesLater(7),
        });
      });
    });
  });
}
