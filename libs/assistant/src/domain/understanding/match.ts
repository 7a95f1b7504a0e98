import type { Language, SlotShape, Values } from './command-shape.js';
import { likeness } from './likeness.js';
import type { PhrasePattern } from './phrase-pattern.js';
import { type Heard, findValue } from './slot-reader.js';
import type { Token } from './token.js';
import { leadsOn, leftWeight, ownWeight } from './weight.js';

/** How well a phrase of a command fits what was heard. */
export interface Match {
  readonly command: string;
  readonly language: Language;
  /** 0…1 */
  readonly score: number;
  readonly values: Values;
  /** Said in the place of a value, and none, by the slot. */
  readonly wrong: Readonly<Record<string, string>>;
  /** Needed and not said. */
  readonly missing: readonly string[];
}

/** Words of the phrase that the command does not know weigh this much of a word that it does. */
const LEFT = 0.6;
const SLOT = 0.5;
const MISSING = 0.12;
/** In this order, so that «с 1 по 5 декабря» is a period before its numbers are numbers. */
const ORDER: readonly SlotShape['kind'][] = [
  'email',
  'period',
  'moment',
  'duration',
  'phone',
  'choice',
  'number',
  'text',
];

export function matchPattern(
  pattern: PhrasePattern,
  slots: Readonly<Record<string, SlotShape>>,
  heard: Heard,
): Match | null {
  const used = new Set<number>();
  const words = matchWords(pattern.words, heard.tokens, used);
  if (words === null) return null;
  const { values, wrong, missing, textWords } = fill(pattern, slots, heard, used);
  const left = heard.tokens.reduce((sum, token, at) => sum + (used.has(at) ? 0 : leftWeight(token)), 0);
  const typed = Object.keys(values).filter((name) => slots[name]?.kind !== 'text').length * SLOT;
  const score = (words.found + typed) / (words.whole + typed + left * LEFT);
  // A free text swallows whatever is left, so a command that knows the words goes before it.
  const swallowed = Math.min(0.2, textWords * 0.05);
  return {
    command: pattern.command,
    language: pattern.language,
    score: Math.max(0, score - missing.length * MISSING - swallowed),
    values,
    wrong,
    missing,
  };
}

/** Each word of the command takes the likest free word of the phrase. */
function matchWords(
  words: PhrasePattern['words'],
  tokens: readonly Token[],
  used: Set<number>,
): { found: number; whole: number } | null {
  let [found, whole] = [0, 0];
  let telling = false;
  for (const either of words) {
    const weight = Math.max(...either.map(ownWeight));
    whole += weight;
    let best = { at: -1, like: 0 };
    for (const [at, token] of tokens.entries()) {
      if (used.has(at) || token.kind !== 'word') continue;
      const like = Math.max(...either.map((word) => likeness(word, token)));
      if (like > best.like) best = { at, like };
    }
    if (best.at < 0) continue;
    used.add(best.at);
    found += weight * best.like;
    if (weight === 1) telling = true;
  }
  return telling ? { found, whole } : null;
}

function fill(
  pattern: PhrasePattern,
  slots: Readonly<Record<string, SlotShape>>,
  heard: Heard,
  used: Set<number>,
): { values: Values; wrong: Record<string, string>; missing: string[]; textWords: number } {
  const values: Record<string, Values[string]> = {};
  const wrong: Record<string, string> = {};
  let textWords = 0;
  const named = pattern.slots.flatMap((name) => (slots[name] ? [{ name, slot: slots[name] }] : []));
  const inOrder = [...named].sort((a, b) => ORDER.indexOf(a.slot.kind) - ORDER.indexOf(b.slot.kind));
  for (const { name, slot } of inOrder) {
    if (slot.kind === 'text') {
      const rest = restOf(heard, used);
      if (!rest) continue;
      values[name] = rest.text;
      textWords += rest.words;
      continue;
    }
    const found = findValue(slot, heard, (at) => !used.has(at));
    if (!found) continue;
    if ('wrong' in found) wrong[name] = found.wrong;
    else values[name] = found.value;
    for (const at of found.used) used.add(at);
  }
  const missing = Object.entries(slots).flatMap(([name, slot]) => (slot.optional || name in values ? [] : [name]));
  return { values, wrong, missing, textWords };
}

/** What nobody has taken, as it was typed: the longest way from the first such word to the last, without what was taken in between. */
function restOf({ text, tokens }: Heard, used: Set<number>): { text: string; words: number } | null {
  const free = tokens.flatMap((token, at) => (used.has(at) ? [] : [{ token, at }]));
  while (free[0] && free.length > 1 && leadsOn(free[0].token)) used.add(free.shift()?.at ?? -1);
  while (free.length > 1 && isPolite(free.at(-1)?.token)) used.add(free.pop()?.at ?? -1);
  if (free.length === 0) return null;
  const pieces: string[] = [];
  for (const [n, { token, at }] of free.entries()) {
    const before = free[n - 1];
    const joined = before && before.at === at - 1;
    pieces.push(joined ? text.slice(before.token.end, token.end) : (n ? ' ' : '') + text.slice(token.start, token.end));
    used.add(at);
  }
  const last = free.at(-1);
  const tail =
    last && last.at === tokens.length - 1 ? (/^[»")\]!?…]+/u.exec(text.slice(last.token.end))?.[0] ?? '') : '';
  const first = free[0]?.token.start ?? 0;
  const head = /[+«"(]$/u.exec(text.slice(0, first))?.[0] ?? '';
  return { text: tidy(head + pieces.join('') + tail), words: free.length };
}

const isPolite = (token: Token | undefined): boolean => /^(?:пожалуйста|плиз|please|pls)$/.test(token?.word ?? '');

/** Quotation marks around all of it are not part of a name. */
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[!?…]+$/u, '')
    .trim()
    .replace(/^[«"](.*)[»"]$/u, '$1')
    .slice(0, 500);
