import { englishStem } from './english-stem.js';
import { russianStem } from './russian-stem.js';

/** More words than any message needs; a text of a megabyte costs no more than these. */
const MOST_WORDS = 2_000;
/** A longer run of letters is no word: it is cut, so that it still finds itself. */
const LONGEST_WORD = 64;

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const RUSSIAN = /^[а-я]+$/u;
const ENGLISH = /^[a-z]+$/u;

/** Words of a text in their order: lower case, «ё» as «е», split at all that is neither letter nor digit; numbers are words too. */
export function wordsOf(text: string, most = MOST_WORDS): string[] {
  const words: string[] = [];
  const plain = text
    .slice(0, most * LONGEST_WORD)
    .replaceAll('№', ' ')
    .normalize('NFKC');
  if (most <= 0) return words;
  for (const [found] of plain.matchAll(WORD)) {
    words.push(found.toLowerCase().replaceAll('ё', 'е').slice(0, LONGEST_WORD));
    if (words.length >= most) break;
  }
  return words;
}

/** Stem of one word as `wordsOf` gives it: Russian and English words by Snowball, all else (numbers, «м150») as it stands. */
export function stemOf(word: string): string {
  if (RUSSIAN.test(word)) return russianStem(word);
  return ENGLISH.test(word) ? englishStem(word) : word;
}

/** The stems of a text, each once, in the order of their first word; at most `most`. */
export function stemsOf(text: string, most = MOST_WORDS): string[] {
  const stems = new Set<string>();
  for (const word of wordsOf(text)) {
    if (stems.size >= most) break;
    stems.add(stemOf(word));
  }
  return [...stems];
}
