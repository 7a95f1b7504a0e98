import { aPhoto } from '../../domain/files/a-message-file.builder.js';
import { fileView } from '../files/file-view.js';
import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { aConversation, aDraft, anna, boris, minutesLater } from '../../domain/a-conversation.builder.js';
import type { Conversation } from '../../domain/conversation.js';
import { Message } from '../../domain/message.js';
import { assistant, keyOf } from '../../domain/participant.js';
import type { MessageBook } from './message-book.port.js';

export interface MessageBookBench {
  messages: MessageBook;
  work: UnitOfWork;
  /** Former texts of a message, oldest first. */
  trailOf(messageId: string): Promise<{ what: string; text: string; by: string; at: Date }[]>;
  close(): Promise<void>;
}

/** What every book of messages promises. */
export function describeMessageBook(name: string, make: () => Promise<MessageBookBench>): void {
  describe(`book of messages: ${name}`, () => {
    let bench: MessageBookBench;
    let conversation: Conversation;
    beforeEach(async () => {
      bench = await make();
      conversation = aConversation();
    });
    afterEach(() => bench.close());
    const say = async (over: Parameters<typeof aDraft>[0] = {}): Promise<Message> => {
      const message = conversation.say(aDraft(over));
      await bench.work.run(() => bench.messages.add(message));
      return message;
    };
    const stored = async (message: Message) => (await bench.messages.byId(message.state.id))?.state;
    const change = conversationChange(() => conversation);

    it('gives back what it was given, to the last field', async () => {
      const answered = await say();
      const buttons = [{ id: 'done', label: 'Сделано' }];
      const whole = await say({
        ...{ text: 'Ёлка 👩‍👩‍👧\n«срочно»', mentions: [keyOf(boris), keyOf(assistant)], replyTo: answered.state.id },
        ...{
          files: [fileView(aPhoto())],
          buttons,
          buttonsUntil: minutesLater(9),
          speechKey: 'reminder 1',
          at: minutesLater(1),
        },
      });
      whole.react({ sign: '👍🏽', on: true, by: boris, at: minutesLater(2), change });
      whole.pin({ on: true, by: boris, at: minutesLater(3), change });
      await bench.work.run(() => bench.messages.save(whole));
      expect(await stored(whole)).toEqual(whole.state);
      expect(await stored(answered)).toEqual(answered.state);
      const fact = { code: 'messenger.member-added', params: { who: keyOf(boris), count: 2, title: null } };
      const note = conversation.note(newId(), fact, minutesLater(4));
      await bench.work.run(() => bench.messages.add(note));
      expect(await stored(note)).toEqual(note.state);
    });

    it('finds by client id of the author, by speech key, and says where a message is', async () => {
      const clientId = newId();
      const mine = await say({ clientId });
      const his = await say({ clientId, author: boris });
      expect((await bench.messages.byClientId(anna, clientId))?.state.id).toBe(mine.state.id);
      expect((await bench.messages.byClientId(boris, clientId))?.state.id).toBe(his.state.id);
      expect(await bench.messages.byClientId(assistant, clientId)).toBeNull();
      const speech = await say({ author: assistant, clientId: null, speechKey: 'digest 2026-11-23' });
      expect((await bench.messages.bySpeechKey('digest 2026-11-23'))?.state.id).toBe(speech.state.id);
      expect(await bench.messages.bySpeechKey('digest')).toBeNull();
      expect(await bench.messages.conversationOf(mine.state.id)).toBe(conversation.id);
      expect(await bench.messages.conversationOf(newId())).toBeNull();
      expect(await bench.messages.byId(newId())).toBeNull();
    });

    it('refuses a second message of one number, one client id of an author, one speech key', async () => {
      const first = await say({ speechKey: 'once' });
      const { clientId, seq } = first.state;
      const twin = (over: object) =>
        bench.work.run(() =>
          bench.messages.add(
            Message.restore({ ...first.state, id: newId(), clientId: newId(), speechKey: null, seq: seq + 1, ...over }),
          ),
        );
      for (const over of [{ seq }, { clientId }, { speechKey: 'once' }]) await expect(twin(over)).rejects.toThrow();
      await expect(twin({})).resolves.toBeUndefined();
    });

    it('keeps the former texts of what was edited and deleted', async () => {
      const message = await say({ text: 'Раз' });
      const save = async (work: (m: Message) => void): Promise<void> => {
        const now = await bench.messages.byId(message.state.id);
        if (!now) throw new Error('gone');
        work(now);
        await bench.work.run(() => bench.messages.save(now));
      };
      await save((m) => m.edit({ text: 'Два', mentions: [], by: anna, at: minutesLater(1), change }));
      await save((m) => m.react({ sign: '👍', on: true, by: boris, at: minutesLater(2), change }));
      await save((m) => m.remove({ mayAny: true, by: boris, at: minutesLater(3), change }));
      expect(await bench.trailOf(message.state.id)).toEqual([
        { what: 'edited', text: 'Раз', by: keyOf(anna), at: minutesLater(1) },
        { what: 'deleted', text: 'Два', by: keyOf(boris), at: minutesLater(3) },
      ]);
      expect(await stored(message)).toMatchObject({ text: '', reactions: {}, deletedAt: minutesLater(3) });
    });

    it('counts what is pinned, and names what the assistant said between two numbers', async () => {
      for (let i = 1; i <= 6; i++) await say(i % 2 ? {} : { author: assistant, clientId: null, speechKey: `key ${i}` });
      const between = (after: number, to: number) => bench.messages.speechesBetween(conversation.id, after, to);
      expect(await between(0, 6)).toEqual(['key 2', 'key 4', 'key 6']);
      expect(await between(2, 4)).toEqual(['key 4']);
      expect(await between(6, 6)).toEqual([]);
      expect(await bench.messages.speechesBetween(newId(), 0, 6)).toEqual([]);
      expect(await bench.messages.countPinned(conversation.id)).toBe(0);
      const pinned = await say();
      pinned.pin({ on: true, by: boris, at: minutesLater(1), change });
      await bench.work.run(() => bench.messages.save(pinned));
      expect(await bench.messages.countPinned(conversation.id)).toBe(1);
      expect(await bench.messages.countPinned(newId())).toBe(0);
    });
  });
}
const conversationChange = (of: () => Conversation) => (): number => of().nextChange();
