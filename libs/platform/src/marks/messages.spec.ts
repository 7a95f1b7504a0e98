import { defineMessages, defineWords, messageFor } from './messages.js';

defineMessages({
  'brick.wrong': { ru: 'Поле «{field}»: {reason}', en: 'The {field}: {reason}' },
  'brick.bent': { ru: 'Поле «{field}» погнуто', en: 'The {field} is bent' },
});
defineWords('brick', {
  field: { mark: { ru: 'марка', en: 'mark' } },
  reason: {
    bent: { ru: 'погнут', en: 'bent' },
    gone: { ru: 'пропал {thing}', en: '{thing} is gone' },
    'too-many': { ru: 'не больше {most}', en: 'at most {most}' },
  },
});
defineWords('brick.bent', { field: { mark: { ru: 'клеймо', en: 'stamp' } } });

describe('messages', () => {
  const wrong = { field: 'mark', reason: 'too-many', most: 5 };
  it('say words for codes, in the language of the reader, and fill these too', () => {
    expect(messageFor('brick.wrong', 'ru', wrong, '')).toBe('Поле «марка»: не больше 5');
    expect(messageFor('brick.wrong', 'en', wrong, '')).toBe('The mark: at most 5');
  });
  it('take the word of the error before that of the context, and what has none as it is', () => {
    expect(messageFor('brick.bent', 'ru', wrong, '')).toBe('Поле «клеймо» погнуто');
    expect(messageFor('brick.wrong', 'ru', { field: 'x', reason: ['a', 'b'] }, '')).toBe('Поле «x»: a, b');
    expect(messageFor('brick.wrong', 'ru', { field: 'mark', reason: ['bent', 'gone:М150:x', 'b'] }, '')).toBe(
      'Поле «марка»: погнут, пропал М150:x, b',
    );
    expect(messageFor('brick.unheard-of', 'ru', wrong, 'as it is')).toBe('as it is');
  });
});

defineMessages({ 'brick.late': { ru: 'Кирпич {mark} придёт {at:time}', en: 'Brick {mark} comes {at:time}' } });
const said = (language: 'ru' | 'en', details: object): string =>
  messageFor('brick.late', language, { mark: 'М150', ...details }, 'late');

describe('a message', () => {
  const at = '2026-11-23T21:05:00.000Z';
  it('shows an instant as it stands on the wall of the zone, in the words of the language', () => {
    expect(said('ru', { at, zone: 'Europe/Moscow' })).toBe('Кирпич М150 придёт 24 ноября в 00:05');
    expect(said('ru', { at, zone: 'Asia/Yekaterinburg' })).toBe('Кирпич М150 придёт 24 ноября в 02:05');
    expect(said('en', { at, zone: 'Europe/Moscow' })).toBe('Brick М150 comes 24 November at 00:05');
  });
  it('says UTC when nobody told the zone, and nothing when there is no instant', () => {
    expect(said('ru', { at })).toBe('Кирпич М150 придёт 23 ноября в 21:05 UTC');
    expect(said('ru', { at: 'soon', zone: 'Europe/Moscow' })).toBe('Кирпич М150 придёт ');
    expect(said('ru', {})).toBe('Кирпич М150 придёт ');
  });
  it('falls back when nobody wrote it', () => expect(messageFor('brick.lost', 'ru', {}, 'lost')).toBe('lost'));
});
