import fc from 'fast-check';
import { atMost, mentionLimit, messageText, reactionSign, textLimit } from './message-limits.js';

const code = (name: string) => expect.objectContaining({ code: name });

describe('the text of a message', () => {
  it('has line ends of one kind and no blanks at its ends', () => {
    expect(messageText('  Раз\r\nДва\rТри \n', 0)).toBe('Раз\nДва\nТри');
  });
  it('may be missing where there is a file', () => {
    expect(messageText(' \n ', 1)).toBe('');
    for (const nothing of [' \n ', '\u200b\u200d', '\u202e\u2069 \ufeff'])
      expect(() => messageText(nothing, 0)).toThrow(code('messenger.message-empty'));
    expect(messageText('👨\u200d👩\u200d👧', 0)).toBe('👨\u200d👩\u200d👧');
  });
  it('fits up to its limit', () => {
    expect(messageText('я'.repeat(textLimit), 0)).toHaveLength(textLimit);
    expect(() => messageText('я'.repeat(textLimit + 1), 0)).toThrow(code('messenger.text-too-long'));
  });
  it('cleaned twice is cleaned once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = messageText(text, 1);
        expect(messageText(once, 1)).toBe(once);
        expect(once).not.toContain('\r');
      }),
    );
  });
});

describe('lists of a message', () => {
  it('hold each thing once and no more than the limit', () => {
    expect(atMost('mentions', ['a', 'b', 'a'], mentionLimit)).toEqual(['a', 'b']);
    const many = Array.from({ length: mentionLimit + 1 }, (_, i) => i);
    expect(() => atMost('mentions', many, mentionLimit)).toThrow(code('messenger.too-many'));
    expect(atMost('mentions', [...many.slice(1), 1, 2], mentionLimit)).toHaveLength(mentionLimit);
  });
});

describe('a reaction', () => {
  it.each(['👍', '👍🏽', '👩‍👩‍👧', '🇷🇺', '❤️', '✅'])('is a sign like %s', (sign) => expect(reactionSign(sign)).toBe(sign));
  it.each(['', 'plus', 'a', '+', '👍👍', '👍 ', '__proto__', '1', 'я', '👍'.repeat(20)])('is not «%s»', (sign) =>
    expect(() => reactionSign(sign)).toThrow(code('messenger.reaction-invalid')),
  );
});
