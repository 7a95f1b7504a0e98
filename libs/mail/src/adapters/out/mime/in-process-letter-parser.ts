import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import {
  LETTER_LIMITS,
  LetterParser,
  type ParsedLetter,
  type ParseOptions,
  type RawLetter,
} from '../../../application/ports/letter-parser.port.js';
import { LetterUnreadable } from '../../../domain/letter.errors.js';
import { readLetter } from './read-letter.js';
import { spool } from './spool.js';

/** Reads letters in the calling thread: for the CLI and for tests. It cannot stop a letter that takes too long; the worker parser can. */
export class InProcessLetterParser extends LetterParser {
  constructor(private readonly scratchRoot: string) {
    super();
  }

  async parse(raw: RawLetter, { receivedAt, limits, html = 'safe' }: ParseOptions): Promise<ParsedLetter> {
    const all = { ...LETTER_LIMITS, ...limits };
    const { input, discard } = await spool(raw, this.scratchRoot, all, randomUUID());
    try {
      return await readLetter(input, { receivedAt, limits: all, scratchRoot: this.scratchRoot, html });
    } catch (error) {
      throw unreadable(error);
    } finally {
      await discard();
    }
  }

  async release({ scratch }: Pick<ParsedLetter, 'scratch'>): Promise<void> {
    if (scratch) await rm(scratch, { recursive: true, force: true });
  }
}

export function unreadable(error: unknown): LetterUnreadable {
  if (error instanceof LetterUnreadable) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new LetterUnreadable('source-missing', 'the file of the letter is not there');
  return new LetterUnreadable('malformed', (message ?? String(error)).slice(0, 300));
}
