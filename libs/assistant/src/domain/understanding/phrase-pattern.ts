import type { CommandShape, Language } from './command-shape.js';
import { type Token, tokensOf } from './token.js';

/** A phrase of a command, made ready: its words (each a choice of words) and its slots. */
export interface PhrasePattern {
  readonly command: string;
  readonly language: Language;
  readonly words: readonly (readonly Token[])[];
  readonly slots: readonly string[];
}

/** «возьми|взять обращение {number}» → two words, the first of either kind, and one slot. */
export function patternsOf({ id, phrases }: CommandShape): PhrasePattern[] {
  return (['ru', 'en'] as const).flatMap((language) =>
    phrases[language].map((phrase) => {
      const slots = [...phrase.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
      const words = phrase
        .replace(/\{\w+\}/g, ' ')
        .split(/\s+/)
        .flatMap((word) => {
          const either = word.split('|').flatMap((one) => tokensOf(one).slice(0, 1));
          return either.length > 0 ? [either] : [];
        });
      return { command: id, language, words, slots };
    }),
  );
}
