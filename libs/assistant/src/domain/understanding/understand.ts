import type { CommandShape } from './command-shape.js';
import { onOtherLayout } from './keyboard.js';
import { type Match, matchPattern } from './match.js';
import { type PhrasePattern, patternsOf } from './phrase-pattern.js';
import type { Heard } from './slot-reader.js';
import type { Wall } from './time/wall.js';
import { tokensOf } from './token.js';

export type Understanding =
  | { kind: 'command'; match: Match }
  /** Several fit alike: the person is asked. */
  | { kind: 'ambiguous'; matches: readonly Match[] }
  /** None fits; the nearest first, three at most. */
  | { kind: 'unknown'; nearest: readonly Match[] };

/** From here on a phrase is understood. */
export const SURE = 0.66;
const ALIKE = 0.04;
const WRONG_LAYOUT = 0.03;
const NEAREST = 3;
const FARTHEST = 0.12;

/** The commands that one person may use, ready to be compared with what he types. */
export class Phrasebook {
  readonly #patterns: { pattern: PhrasePattern; shape: CommandShape }[];

  constructor(private readonly shapes: readonly CommandShape[]) {
    // Of two that fit alike the one that knows more of the words is heard: «найди клиента {who}» before «найди {who}».
    this.#patterns = shapes
      .flatMap((shape) => patternsOf(shape).map((pattern) => ({ pattern, shape })))
      .sort((a, b) => b.pattern.words.length - a.pattern.words.length);
  }

  understand(text: string, wall: Wall): Understanding {
    const matches = this.matches(text, wall);
    const [best] = matches;
    if (!best || best.score < SURE) return { kind: 'unknown', nearest: this.#nearest(matches) };
    const alike = matches.filter(({ score }) => score >= SURE && score > best.score - ALIKE);
    return alike.length > 1
      ? { kind: 'ambiguous', matches: alike.slice(0, NEAREST) }
      : { kind: 'command', match: best };
  }

  /** The best way to hear each command in the phrase, on either layout of the keyboard; best first. */
  matches(text: string, wall: Wall): Match[] {
    const plain = this.#matchesOf(text, wall);
    if ((plain[0]?.score ?? 0) >= SURE) return plain;
    const other = onOtherLayout(text);
    if (other === null) return plain;
    const swapped = this.#matchesOf(other, wall).map((match) => ({ ...match, score: match.score - WRONG_LAYOUT }));
    return (swapped[0]?.score ?? 0) > (plain[0]?.score ?? 0) ? swapped : plain;
  }

  #matchesOf(text: string, wall: Wall): Match[] {
    const heard: Heard = { text, tokens: tokensOf(text), wall };
    const best = new Map<string, Match>();
    for (const { pattern, shape } of this.#patterns) {
      const match = matchPattern(pattern, shape.slots ?? {}, heard);
      if (match && match.score > (best.get(shape.id)?.score ?? 0)) best.set(shape.id, match);
    }
    return [...best.values()].sort((a, b) => b.score - a.score || a.command.localeCompare(b.command));
  }

  /** Filled up with commands that have nothing in common with the phrase, so that there is always a way on. */
  #nearest(matches: readonly Match[]): Match[] {
    const near = matches.filter(({ score }) => score >= FARTHEST).slice(0, NEAREST);
    const known = new Set(near.map(({ command }) => command));
    const others = this.shapes.filter(({ id, phrases }) => !known.has(id) && phrases.ru.length > 0);
    const filling = others.map(({ id }): Match => ({
      command: id,
      language: 'ru',
      score: 0,
      values: {},
      wrong: {},
      missing: [],
    }));
    return [...near, ...filling].slice(0, NEAREST);
  }
}
