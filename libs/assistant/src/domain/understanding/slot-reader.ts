import { EmailAddress, PhoneNumber } from '@prorab/kernel';
import type { SlotShape, Value } from './command-shape.js';
import { likeness } from './likeness.js';
import { readDuration } from './time/duration.js';
import { readMoment } from './time/moment.js';
import { readPeriod } from './time/period.js';
import { type Reader, longestIn } from './time/reading.js';
import type { Wall } from './time/wall.js';
import { type Token, tokensOf } from './token.js';

/** A phrase with what is needed to read values out of it. */
export interface Heard {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly wall: Wall;
}
/** A value and the tokens that said it. */
export interface FoundValue {
  readonly value: Value;
  readonly used: readonly number[];
}
/** Said in the place of a value, and none: «-5» and «4,5» are no numbers of anything. Better refused than read as 5 and 4. */
export interface FoundWrong {
  readonly wrong: string;
  readonly used: readonly number[];
}

const EMAIL = /[^\s<>,;«»"]+@[^\s<>,;«»"]+\.[^\s<>,;«»"]+/gu;
const PHONE = /\+?\d[\d\s().-]{4,20}\d/g;
const NUMBER_SIGNS = new Set(['номер', 'номером', 'номера', 'number', 'no', 'n', 'ном']);

/** Looks for a value of the slot among the tokens that are still free. `text` is no value of its own: it is what remains. */
export function findValue(
  slot: SlotShape,
  heard: Heard,
  free: (at: number) => boolean,
): FoundValue | FoundWrong | null {
  const { tokens, wall } = heard;
  // What the words of the command stand between belongs together: «завтра меня не будет до 12».
  const timed = <T extends Value>(reader: Reader<T>): FoundValue | null => {
    const places = span(0, tokens.length).filter(free);
    const found = longestIn(
      places.flatMap((at) => tokens[at] ?? []),
      reader,
    );
    return found && { value: found.value, used: places.slice(found.at, found.next) };
  };
  switch (slot.kind) {
    case 'moment':
      return timed((all, at) => readMoment(wall, all, at));
    case 'period':
      return timed((all, at) => readPeriod(wall, all, at));
    case 'duration':
      return timed(readDuration);
    case 'number':
      return findNumber(heard, free);
    case 'email':
      return findByShape(heard, free, EMAIL, (text) => EmailAddress.parse(text)?.value ?? null);
    case 'phone':
      return findByShape(heard, free, PHONE, (text) => PhoneNumber.parse(text)?.e164 ?? null);
    case 'choice':
      return findChoice(slot, tokens, free);
    case 'text':
      return null;
  }
}

/** The one that is called a number («№ 451», «номер 451»), else the first. */
function findNumber({ text, tokens }: Heard, free: (at: number) => boolean): FoundValue | FoundWrong | null {
  const called = (at: number): boolean => NUMBER_SIGNS.has(tokens[at - 1]?.word ?? '') && free(at - 1);
  const numbers = tokens.flatMap(({ kind, word }, at) =>
    kind === 'number' && /^\d{1,9}$/.test(word) && free(at) ? [at] : [],
  );
  const wrongs = wrongNumbers(text);
  const within = (at: number) => wrongs.find(({ start, end }) => inside(tokens[at], start, end));
  const whole = numbers.filter((at) => !within(at));
  const at = whole.find(called) ?? whole[0];
  if (at !== undefined) return { value: Number(tokens[at]?.word), used: called(at) ? [at - 1, at] : [at] };
  for (const { said: wrong, start, end } of wrongs) {
    const used = tokens.flatMap((token, n) => (inside(token, start, end) ? [n] : []));
    const first = used[0] ?? 0;
    // A date or a time of day is no wrong number, only somewhere else.
    const isNumber = used.length > 0 && used.every((n) => tokens[n]?.kind === 'number' && free(n));
    if (isNumber) return { wrong, used: called(first) ? [first - 1, ...used] : used };
  }
  return null;
}
const inside = (token: Token | undefined, start: number, end: number): boolean =>
  token !== undefined && token.start >= start && token.end <= end;

/** Negative or broken. A dash after a word («заявка-451», «УТ-451») or apart from the number («заявка - 451») is no minus. */
const WRONG_NUMBER = /(?<![\p{L}\p{N}.,])(?:[-−]\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)+)(?![\p{L}\p{N}])/gu;
const wrongNumbers = (text: string): { said: string; start: number; end: number }[] =>
  [...text.slice(0, 1_000).matchAll(WRONG_NUMBER)].map(({ 0: said, index }) => ({
    ...{ said, start: index, end: index + said.length },
  }));

function findByShape(
  { text, tokens }: Heard,
  free: (at: number) => boolean,
  shape: RegExp,
  read: (text: string) => string | null,
): FoundValue | null {
  for (const found of text.slice(0, 1_000).matchAll(shape)) {
    const value = read(found[0]);
    const end = found.index + found[0].length;
    const used = tokens.flatMap((token, at) => (token.start >= found.index && token.end <= end ? [at] : []));
    if (value !== null && used.length > 0 && used.every(free)) return { value, used };
  }
  return null;
}

function findChoice(
  { choices = {} }: SlotShape,
  tokens: readonly Token[],
  free: (at: number) => boolean,
): FoundValue | null {
  let best: { value: string; used: number[]; like: number } | null = null;
  for (const [value, { ru, en }] of Object.entries(choices))
    for (const words of [...ru, ...en]) {
      const found = wordsIn(tokens, tokensOf(words), free);
      if (
        found &&
        (!best || found.like > best.like || (found.like === best.like && found.used.length > best.used.length))
      )
        best = { value, ...found };
    }
  return best;
}

/** Words that stand together, in any form. */
function wordsIn(
  tokens: readonly Token[],
  words: readonly Token[],
  free: (at: number) => boolean,
): { used: number[]; like: number } | null {
  for (let at = 0; at + words.length <= tokens.length; at += 1) {
    const likes = words.map((word, n) => likeness(word, tokens[at + n] ?? word) * (free(at + n) ? 1 : 0));
    if (likes.length > 0 && likes.every((like) => like > 0.7))
      return { used: span(at, at + words.length), like: Math.min(...likes) };
  }
  return null;
}

const span = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);

/** The value of a slot out of an answer to a question, or out of words that a language model chose: all of it counts. */
export function valueIn(slot: SlotShape, text: string, wall: Wall): Value | null {
  const trimmed = text.trim();
  if (slot.kind === 'text') return trimmed === '' ? null : trimmed.slice(0, 500);
  const found = findValue(slot, { text, tokens: tokensOf(text), wall }, () => true);
  return found && 'value' in found ? found.value : null;
}
