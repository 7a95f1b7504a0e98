import fc from 'fast-check';
import { plainLine } from './plain-line.js';

describe('the words of a stranger on one line', () => {
  it.each([
    ['abc\u202Egnp.exe', 'abcgnp.exe'],
    ['\u2067Ромашка\u2069 \u200F(опт)\u061C', 'Ромашка (опт)'],
    ['Иван\r\n\u0007 Петров\u2028', 'Иван Петров'],
    ['  ООО\u00a0«Ёлка»\t', 'ООО «Ёлка»'],
    ['\u202e\u200b \u2066', ''],
    ['مرحبا', 'مرحبا'],
    ['\u{e0041}\u{e0042}\u206a\u206f\ue000\u3164\ufdd0', ''],
  ])('%j → %j', (said, shown) => expect(plainLine(said)).toBe(shown));

  it('have nothing in them that is not seen, whatever was said, and stay as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (said) => {
        const shown = plainLine(said);
        expect(shown).not.toMatch(/[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u);
        expect(plainLine(shown)).toBe(shown);
      }),
    );
  });
});
