import { tokensOf } from './token.js';
import { onOtherLayout } from './keyboard.js';
import { isFiller } from './weight.js';

const YES = new Set(
  'да ага угу ок окей хорошо конечно подтверждаю давай согласен согласна yes y yep ok okay sure confirm'.split(' '),
);
const NO = new Set('нет не неа отмена отменить отмени стоп передумал передумала no n nope cancel stop'.split(' '));

/** Nothing but her name, a greeting or politeness: «Ава», «привет, Ава!». */
export const isOnlyCall = (text: string): boolean => tokensOf(text).every(isFiller);

/** «спасибо» and nothing else. */
export function isThanks(text: string): boolean {
  const words = tokensOf(text).filter((token) => !isFiller(token));
  return (
    words.length > 0 &&
    words.every(({ word }) => /^(?:спасибо|спс|благодарю|большое|огромное|thanks|thank|you|thx|much)$/.test(word))
  );
}

/** A phrase that is nothing but an answer to a question: «да», «нет, спасибо», «lf» on the wrong layout. */
export function yesOrNo(text: string): 'yes' | 'no' | null {
  const read = (said: string): 'yes' | 'no' | null => {
    const words = tokensOf(said).filter((token) => YES.has(token.word) || NO.has(token.word) || !isFiller(token));
    const telling = words.filter(({ word }) => !/^(?:спасибо|надо|нужно|thanks|thank|you)$/.test(word));
    if (telling.length === 0) return null;
    if (telling.every(({ word }) => YES.has(word))) return 'yes';
    return telling.every(({ word }) => NO.has(word)) ? 'no' : null;
  };
  const other = onOtherLayout(text);
  return read(text) ?? (other === null ? null : read(other));
}
