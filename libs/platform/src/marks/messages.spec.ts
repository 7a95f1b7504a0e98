import { defineMessages, defineWords, messageFor } from './messages.js';

defineMessages({
  'brick.wrong': { ru: 'Поле «{field}»: {reason}', en: 'The {field}: {reason}' },
  'brick.bent': { ru: 'Поле «{field}» погнуто', en: 'The {field} is bent' },
});
defineWords('brick', {
  field: { mark: { ru: 'марка', en: 'mark' } },
  reason: { 'too-many': { ru: 'не больше {most}', en: 'at most {most}' } },
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
    expect(messageFor('brick.unheard-of', 'ru', wrong, 'as it is')).toBe('as it is');
  });
});
