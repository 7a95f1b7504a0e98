import type { LetterLimits, LetterWarning } from '../../../application/ports/letter-parser.port.js';
import type { LetterFacts } from '../../../domain/letter-facts.js';
import type { LetterSource } from './mime-walk.js';

export interface ReadContext {
  readonly receivedAt: Date;
  readonly limits: LetterLimits;
  /** Folder for the temporary files; made when there is one, removed by whoever named it. */
  readonly scratchRoot: string;
  /** Before the names of this letter's files in it. */
  readonly prefix?: string;
  readonly html?: 'safe' | 'later';
}

export type LetterInput = { readonly path: string; readonly realSize?: number } | { readonly bytes: Buffer };

export interface RawFacts {
  readonly facts: LetterFacts;
  readonly html: { html: string; hasRemoteImages: boolean } | null;
}

/** Reads a letter that lies within another one. */
export type ReadNested = (
  source: LetterSource,
  heed: (warning: LetterWarning) => void,
  headersOnly: boolean,
) => Promise<RawFacts>;
