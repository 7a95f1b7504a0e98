import { newId } from '@prorab/kernel';
import type { UnreadMessage } from '../ports/notice-facts.port.js';
import { hintOfDigest, hintOfMessage, hintOfTest } from './push-words.js';

const message = (differing: Partial<UnreadMessage> = {}): UnreadMessage => ({
  ...{ messageId: newId(), conversationId: 'talk', employeeId: newId(), kind: 'group', urgent: false, at: new Date(0) },
  ...{ lastReadAt: null, title: 'Склад', author: 'Анна', text: 'Кирпич едет', ...differing },
});
const sum = (messages: number, conversations: number, named = conversations) => ({
  ...{ messages, conversations },
  some: Array.from({ length: named }, (_, n) => ({ conversationId: `c${n}`, title: `Группа ${n}`, messages: 2 })),
});

describe('what a push says', () => {
  it('is who wrote where, and what, if the person lets it', () => {
    expect(hintOfMessage(message(), true, 'ru')).toEqual({
      ...{ kind: 'message', conversationId: 'talk', title: 'Склад', text: 'Анна: Кирпич едет' },
    });
    expect(hintOfMessage(message({ kind: 'direct', title: 'Анна' }), true, 'ru').text).toBe('Кирпич едет');
    expect(hintOfMessage(message(), false, 'ru').text).toBe('Анна: Новое сообщение');
    expect(hintOfMessage(message({ kind: 'direct', title: 'Анна' }), false, 'en').text).toBe('New message');
  });
  it.each([
    [1, 1, 'ru', 'Пока вас не было: 1 сообщение в 1 беседе'],
    [3, 2, 'ru', 'Пока вас не было: 3 сообщения в 2 беседах'],
    [21, 5, 'ru', 'Пока вас не было: 21 сообщение в 5 беседах'],
    [112, 11, 'ru', 'Пока вас не было: 112 сообщений в 11 беседах'],
    [1, 1, 'en', 'While you were away: 1 message in 1 conversation'],
    [12, 2, 'en', 'While you were away: 12 messages in 2 conversations'],
  ] as const)('of a morning with %i in %i (%s): %s', (messages, conversations, language, title) =>
    expect(hintOfDigest(sum(messages, conversations), language).title).toBe(title),
  );
  it('of a morning names the talks, and opens the only one', () => {
    expect(hintOfDigest(sum(4, 2), 'ru')).toMatchObject({ conversationId: null, text: 'Группа 0 (2), Группа 1 (2)' });
    expect(hintOfDigest(sum(4, 9, 2), 'ru').text).toBe('Группа 0 (2), Группа 1 (2)…');
    expect(hintOfDigest(sum(2, 1), 'ru').conversationId).toBe('c0');
    expect(hintOfTest('ru')).toMatchObject({ kind: 'test', title: 'Уведомления работают' });
  });
});
