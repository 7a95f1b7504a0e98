import { newId } from '@prorab/kernel';
import fc from 'fast-check';
import { aConversation, aDraft, anna, boris, minutesLater, monday, vera } from './a-conversation.builder.js';
import { Conversation, directKey } from './conversation.js';
import { unreadOf } from './member.js';
import type { Message } from './message.js';
import { house, isSame, keyOf, participantOf } from './participant.js';

const code = (name: string) => expect.objectContaining({ code: name });
const fact = { code: 'messenger.renamed', params: {} };

describe('a conversation', () => {
  it('begins without messages, under a clean title', () => {
    const of = { id: newId(), kind: 'group', key: null, createdBy: anna, inquiryId: null, at: monday } as const;
    expect(Conversation.open({ ...of, title: '  Склад \n и  доставка ' }).state).toMatchObject({
      ...{
        title: 'Склад и доставка',
        lastSeq: 0,
        head: 0,
        lastAt: monday,
        lastSpeech: 0,
        createdAt: monday,
        closedAt: null,
      },
    });
    for (const title of ['', '  ', 'я'.repeat(201)])
      expect(() => Conversation.open({ ...of, title })).toThrow(code('messenger.title-invalid'));
    expect(Conversation.open({ ...of, title: 'Склад\u202Eтнелк' }).state.title).toBe('Складтнелк');
    expect(Conversation.open({ ...of, kind: 'direct', key: 'a b', title: null }).state.title).toBeNull();
  });

  it('numbers messages and notes of the house together', () => {
    const conversation = aConversation();
    const said = conversation.say(aDraft({ at: minutesLater(1), mentions: [keyOf(boris), keyOf(boris)] }));
    const note = conversation.note(newId(), fact, minutesLater(2));
    expect(said.state).toMatchObject({ seq: 1, change: 1, mentions: [keyOf(boris)], fact: null, replyTo: null });
    expect(note.state).toMatchObject({ seq: 2, change: 2, author: house, text: '', fact, clientId: null });
    expect(conversation.state).toMatchObject({ lastSeq: 2, head: 2, lastAt: minutesLater(2) });
  });

  it('refuses what does not fit, and is then as before', () => {
    const conversation = aConversation();
    const before = conversation.state;
    for (const over of [{ text: ' ' }, { text: 'я'.repeat(20_001) }])
      expect(() => conversation.say(aDraft(over))).toThrow();
    expect(conversation.state).toBe(before);
  });

  it('when it is closed, only the house still notes something in it; it can be opened again', () => {
    const conversation = aConversation();
    conversation.close(minutesLater(1));
    expect(() => conversation.say(aDraft())).toThrow(code('messenger.conversation-closed'));
    expect(conversation.note(newId(), fact, minutesLater(2)).state.seq).toBe(1);
    conversation.reopen();
    expect(conversation.say(aDraft()).state.seq).toBe(2);
  });

  it('a group and a room of a partner have titles to change; a talk of two has neither title nor other members', () => {
    const group = aConversation({ title: 'Склад' });
    expect([group.rename(' Склад '), group.rename('Стройка'), group.state.title]).toEqual([false, true, 'Стройка']);
    expect(aConversation({ kind: 'partner' }).rename('Завод')).toBe(true);
    for (const kind of ['direct', 'assistant', 'inquiry', 'customer'] as const)
      expect(() => aConversation({ kind }).rename('Стройка')).toThrow(code('messenger.members-fixed'));
    for (const kind of ['direct', 'assistant'] as const)
      expect(() => aConversation({ kind }).mustLetIn()).toThrow(code('messenger.members-fixed'));
    for (const kind of ['group', 'inquiry', 'customer', 'partner'] as const)
      expect(() => aConversation({ kind }).mustLetIn()).not.toThrow();
  });

  it('the talk of two has one key, whoever opens it', () => {
    expect(directKey('b', 'a')).toBe(directKey('a', 'b'));
    expect(directKey('a', 'a')).toBe('a a');
  });
  it('the key of a participant is read back as it was written', () => {
    for (const who of [anna, house, { kind: 'visitor', id: 'a:b' } as const])
      expect(isSame(participantOf(keyOf(who)), who)).toBe(true);
  });
});

describe('whatever happens in a conversation', () => {
  const people = [anna, boris, vera];
  const doing = fc.record({
    what: fc.constantFrom('say', 'note', 'edit', 'react', 'unreact', 'pin', 'unpin', 'remove', 'respeak', 'read'),
    who: fc.nat(2),
    which: fc.nat(30),
    text: fc.string({ maxLength: 5 }),
    sign: fc.constantFrom('👍', '❤️', '✅'),
  });

  it('numbers are dense, changes grow strictly and are the newest of their message, unread is never negative', () => {
    fc.assert(
      fc.property(fc.array(doing, { maxLength: 60 }), (doings) => {
        const conversation = aConversation();
        const messages: Message[] = [];
        const readers = people.map(() => ({ readSeq: 0 }));
        let head = 0;
        for (const { what, who, which, text, sign } of doings) {
          const by = people[who] ?? anna;
          const [message, at, change] = [messages[which % (messages.length || 1)], monday, conversation.nextChange];
          const reader = readers[who];
          const before = conversation.state.head;
          let changed = false;
          try {
            if (what === 'say') {
              messages.push(conversation.say(aDraft({ author: by, text })));
              if (reader) reader.readSeq = conversation.state.lastSeq;
              changed = true;
            }
            if (what === 'note') changed = messages.push(conversation.note(newId(), fact, at)) > 0;
            if (what === 'read' && reader)
              reader.readSeq = Math.max(reader.readSeq, Math.min(which, conversation.state.lastSeq));
            if (what === 'edit') changed = message?.edit({ text, mentions: [], by, at, change }) ?? false;
            if (what === 'react' || what === 'unreact')
              changed = message?.react({ sign, on: what === 'react', by, at, change }) ?? false;
            if (what === 'pin' || what === 'unpin')
              changed = message?.pin({ on: what === 'pin', by, at, change }) ?? false;
            if (what === 'remove') changed = message?.remove({ mayAny: false, by, at, change }) ?? false;
            if (what === 'respeak' && message) {
              message.respeak({ text, buttons: [], change });
              changed = true;
            }
          } catch (error) {
            // A refusal takes no number.
            expect(error).toMatchObject({ code: expect.stringMatching(/^messenger\./) });
          }
          expect(conversation.state.head).toBe(before + (changed ? 1 : 0));
          head += changed ? 1 : 0;
          for (const r of readers) {
            const unread = unreadOf(conversation.state.lastSeq, r);
            expect(unread).toBe(conversation.state.lastSeq - r.readSeq);
            expect(unread).toBeGreaterThanOrEqual(0);
          }
        }
        expect(messages.map((m) => m.state.seq)).toEqual(messages.map((_, i) => i + 1));
        expect(conversation.state).toMatchObject({ lastSeq: messages.length, head });
        const changes = messages.map((m) => m.state.change);
        expect(new Set(changes).size).toBe(changes.length);
        if (head) expect(Math.max(...changes)).toBe(head);
      }),
    );
  });
});
