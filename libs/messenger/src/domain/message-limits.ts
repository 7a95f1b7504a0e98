import { INVISIBLE } from '@prorab/kernel';
import { MessageEmpty, ReactionInvalid, TextTooLong, TooMany } from './messenger-errors.js';

export const textLimit = 20_000;
export const mentionLimit = 50;
/** Different signs under one message. */
export const reactionLimit = 20;
export const pinLimit = 50;
export const memberLimit = 500;

/** Line ends as `\n`, no blanks at the ends. @throws MessageEmpty, TextTooLong */
export function messageText(text: string, fileCount: number): string {
  if (text.length > textLimit) throw new TextTooLong(text.length, textLimit);
  const clean = text.replace(/\r\n?/g, '\n').trim();
  if (fileCount === 0 && clean.replace(INVISIBLE, '').trim() === '') throw new MessageEmpty();
  return clean;
}
/** Each once. @throws TooMany */
export function atMost<T>(what: 'mentions', list: readonly T[], limit: number): readonly T[] {
  const once = [...new Set(list)];
  if (once.length > limit) throw new TooMany(what, limit);
  return once;
}

const signs = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** One emoji, of however many code points. @throws ReactionInvalid */
export function reactionSign(sign: string): string {
  const whole = sign.length <= 32 && [...signs.segment(sign)].length === 1;
  if (!whole || !/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(sign)) throw new ReactionInvalid();
  return sign;
}
