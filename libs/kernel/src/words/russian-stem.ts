import { cut, suffixes, type Suffixes } from './suffixes.js';

/** Whether the ending goes always, or only after «а» or «я» (which stay). */
type When = 'always' | 'after а я';

const GERUND = suffixes<When>([
  ['в вши вшись', 'after а я'],
  ['ив ивши ившись ыв ывши ывшись', 'always'],
]);
const ADJECTIVE = suffixes<When>([
  ['ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею', 'always'],
]);
const PARTICIPLE = suffixes<When>([
  ['ем нн вш ющ щ', 'after а я'],
  ['ивш ывш ующ', 'always'],
]);
const REFLEXIVE = suffixes<When>([['ся сь', 'always']]);
const VERB = suffixes<When>([
  ['ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно', 'after а я'],
  [
    'ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю',
    'always',
  ],
]);
const NOUN = suffixes<When>([
  [
    'а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я',
    'always',
  ],
]);
const ABSTRACT = suffixes<When>([['ост ость', 'always']]);
const SUPERLATIVE = suffixes<When>([['ейш ейше', 'always']]);

const VOWEL = /[аеиоуыэюя]/u;

/**
 * Stem of a Russian word by the Snowball algorithm (snowballstem.org/algorithms/russian). «ё» is read as «е», as its authors advise.
 * The stem is a key to compare by, not a word: «обращение», «обращений», «обращениям» give one.
 */
export function russianStem(word: string): string {
  const text = word.toLowerCase().replaceAll('ё', 'е');
  const { rv, r2 } = regionsOf(text);
  let stem = without(GERUND, text, rv);
  if (stem === null) {
    const plain = without(REFLEXIVE, text, rv) ?? text;
    stem = adjectival(plain, rv) ?? without(VERB, plain, rv) ?? without(NOUN, plain, rv) ?? plain;
  }
  if (stem.length > rv && stem.endsWith('и')) stem = cut(stem, 1);
  stem = without(ABSTRACT, stem, Math.max(rv, r2)) ?? stem;
  return tidied(stem, rv);
}

/** RV begins after the first vowel; R2 after the second vowel followed by a consonant. */
function regionsOf(word: string): { rv: number; r2: number } {
  const past = (from: number, vowel: boolean): number => {
    for (let at = from; at < word.length; at += 1) if (VOWEL.test(word.charAt(at)) === vowel) return at + 1;
    return word.length;
  };
  const rv = past(0, true);
  return { rv, r2: past(past(past(rv, false), true), false) };
}

function without(table: Suffixes<When>, word: string, from: number): string | null {
  const found = table.longest(word, from);
  if (found === null) return null;
  const rest = cut(word, found.suffix.length);
  if (found.value === 'always') return rest;
  return rest.length > from && /[ая]$/u.test(rest) ? rest : null;
}

function adjectival(word: string, from: number): string | null {
  const stem = without(ADJECTIVE, word, from);
  return stem === null ? null : (without(PARTICIPLE, stem, from) ?? stem);
}

function tidied(word: string, from: number): string {
  const plain = without(SUPERLATIVE, word, from);
  const stem = plain ?? word;
  if (stem.length > from + 1 && stem.endsWith('нн')) return cut(stem, 1);
  return plain === null && stem.length > from && stem.endsWith('ь') ? cut(stem, 1) : stem;
}
