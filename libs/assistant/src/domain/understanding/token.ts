import { stemOf } from '@prorab/kernel';

/** A word, a number, a time or a date of a phrase, and where it stands in it. */
export interface Token {
  readonly kind: 'word' | 'number' | 'clock' | 'date';
  /** Lower case, ё as е. */
  readonly word: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/** Longer phrases are read up to here: nobody orders in more words. */
const MOST_TOKENS = 60;
const MOST_CHARACTERS = 1_000;

const TOKEN =
  /(?<date>\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)|\d{1,2}\/\d{1,2}\/\d{4})(?!\d)|(?<clock>\d{1,2}:\d\d|\d{1,2}\.\d\d)(?!\d|\.\d)|(?<number>\d+)|(?<word>\p{L}[\p{L}\p{M}\p{N}]*|[№#])/gu;

/** Splits a phrase; signs between the words are left out, but `start` and `end` keep the way back to them. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const found of text.slice(0, MOST_CHARACTERS).matchAll(TOKEN)) {
    const sign = found[0] === '№' || found[0] === '#';
    const word = sign ? 'номер' : found[0].normalize('NFC').toLowerCase().replaceAll('ё', 'е');
    const { date, clock, number } = found.groups ?? {};
    const kind = date ? 'date' : clock ? 'clock' : number ? 'number' : 'word';
    const stem = kind === 'word' ? stemOf(word) : word;
    tokens.push({ kind, word, stem, start: found.index, end: found.index + found[0].length });
    if (tokens.length >= MOST_TOKENS) break;
  }
  return tokens;
}
