import { cut, suffixes } from './suffixes.js';

const WHOLE = new Map(
  'skis:ski skies:sky dying:die lying:lie tying:tie idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl'
    .concat(' sky:sky news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes')
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
const LEFT_AFTER_PLURAL = new Set('inning outing canning herring earring proceed exceed succeed'.split(' '));

const PAST = suffixes<'ee' | ''>([
  ['eed eedly', 'ee'],
  ['ed edly ing ingly', ''],
]);
const SECOND = suffixes<string>([
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['entli', 'ent'],
  ['izer ization', 'ize'],
  ['ational ation ator', 'ate'],
  ['alism aliti alli', 'al'],
  ['fulness fulli', 'ful'],
  ['ousli ousness', 'ous'],
  ['iveness iviti', 'ive'],
  ['biliti bli', 'ble'],
  ['lessli', 'less'],
  ['ogi', 'og'],
  ['li', ''],
]);
const THIRD = suffixes<string>([
  ['tional', 'tion'],
  ['ational', 'ate'],
  ['alize', 'al'],
  ['icate iciti ical', 'ic'],
  ['ful ness ative', ''],
]);
const FOURTH = suffixes<true>([['al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion', true]]);

/** Stem of an English word by the Snowball algorithm (Porter 2, snowballstem.org/algorithms/english). Expects lower case. */
export function englishStem(text: string): string {
  if (text.length <= 2) return text;
  const known = WHOLE.get(text);
  if (known !== undefined) return known;
  const marked = text.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const { r1, r2 } = regionsOf(marked);
  const single = singular(marked);
  if (LEFT_AFTER_PLURAL.has(single)) return single;
  const present = vowelled(pastless(single, r1));
  return last(fourth(third(second(present, r1), r1, r2), r2), r1, r2).toLowerCase();
}

function regionsOf(word: string): { r1: number; r2: number } {
  const after = (from: number): number => {
    const found = /[aeiouy][^aeiouy]/.exec(word.slice(from));
    return found === null ? word.length : from + found.index + 2;
  };
  const r1 = /^(?:gener|commun|arsen)/.exec(word)?.[0].length ?? after(0);
  return { r1, r2: after(r1) };
}

const endsInShortSyllable = (word: string): boolean =>
  /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/.test(word);

function singular(word: string): string {
  if (word.endsWith('sses')) return cut(word, 2);
  if (/ie[ds]$/.test(word)) return cut(word, word.length > 4 ? 2 : 1);
  if (/[us]s$/.test(word)) return word;
  return /[aeiouy].+s$/.test(word) ? cut(word, 1) : word;
}

function pastless(word: string, r1: number): string {
  const found = PAST.longest(word, 0);
  if (found === null) return word;
  const rest = cut(word, found.suffix.length);
  if (found.value === 'ee') return rest.length >= r1 ? `${rest}ee` : word;
  if (!/[aeiouy]/.test(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return cut(rest, 1);
  return rest.length <= r1 && endsInShortSyllable(rest) ? `${rest}e` : rest;
}

const vowelled = (word: string): string => (/.[^aeiouy][yY]$/.test(word) ? `${cut(word, 1)}i` : word);

function second(word: string, r1: number): string {
  const found = SECOND.longest(word, 0);
  if (found === null) return word;
  const rest = cut(word, found.suffix.length);
  if (rest.length < r1) return word;
  if (found.suffix === 'ogi' && !rest.endsWith('l')) return word;
  if (found.suffix === 'li' && !/[cdeghkmnrt]$/.test(rest)) return word;
  return rest + found.value;
}

function third(word: string, r1: number, r2: number): string {
  const found = THIRD.longest(word, 0);
  if (found === null) return word;
  const rest = cut(word, found.suffix.length);
  return rest.length >= (found.suffix === 'ative' ? Math.max(r1, r2) : r1) ? rest + found.value : word;
}

function fourth(word: string, r2: number): string {
  const found = FOURTH.longest(word, 0);
  if (found === null) return word;
  const rest = cut(word, found.suffix.length);
  if (rest.length < r2 || (found.suffix === 'ion' && !/[st]$/.test(rest))) return word;
  return rest;
}

function last(word: string, r1: number, r2: number): string {
  const rest = cut(word, 1);
  if (word.endsWith('e')) return rest.length >= r2 || (rest.length >= r1 && !endsInShortSyllable(rest)) ? rest : word;
  return word.endsWith('ll') && rest.length >= r2 ? rest : word;
}
