import { FakeOutbox } from '@prorab/platform/testing';
import { AssistantTerms } from './assistant-terms.js';
import { FakeButtonBook } from './ports/fake-button-book.js';
import { Voice } from './voice.js';

it('a line that heads the others has no bullet: «Нет на месте:»', () => {
  const now = new Date('2026-11-26T09:00:00Z');
  const hearer = { employeeId: 'anna', conversationId: null, language: 'ru', zone: 'Europe/Moscow', now } as const;
  const lines = ['Анна — до 18:00', 'Нет на месте:', 'Борис — будет завтра'];
  const text = new Voice(new FakeButtonBook(), new AssistantTerms(), new FakeOutbox()).textOf(
    { text: 'На месте:', lines, source: 'Прораб', asOf: now },
    hearer,
  );
  expect(text.split('\n')).toEqual([
    ...['На месте:', '• Анна — до 18:00', 'Нет на месте:', '• Борис — будет завтра', '— Прораб, только что'],
  ]);
});
