import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  LETTER_LIMITS,
  type LetterPack,
  LetterParser,
  type ParsedLetter,
  type ParseOptions,
  type RawLetter,
} from '../../../application/ports/letter-parser.port.js';
import { readLetter, readPack } from './read-letter.js';
import type { ReadContext } from './reading.js';
import { spool } from './spool.js';
import { unreadable } from './unreadable.js';

/** Reads letters in the calling thread: for the CLI and for tests. It cannot stop a letter that takes too long; the worker parser can. */
export class InProcessLetterParser extends LetterParser {
  constructor(private readonly scratchRoot: string) {
    super();
  }

  async parse(raw: RawLetter, { receivedAt, ...options }: ParseOptions): Promise<ParsedLetter> {
    const context = this.#context(options);
    const { input, discard } = await spool(raw, this.scratchRoot, context.limits, randomUUID());
    try {
      return await cleanedUp(context, readLetter(input, { ...context, receivedAt }));
    } finally {
      await discard();
    }
  }

  async parsePack(pack: LetterPack, options: Omit<ParseOptions, 'receivedAt'>): Promise<ParsedLetter[]> {
    const context = this.#context(options);
    return cleanedUp(context, readPack(pack, context));
  }

  #context({ limits, html = 'safe' }: Omit<ParseOptions, 'receivedAt'>): Omit<ReadContext, 'receivedAt'> {
    const scratchRoot = join(this.scratchRoot, `letter-${randomUUID()}`);
    return { limits: { ...LETTER_LIMITS, ...limits }, scratchRoot, html };
  }

  async release({ scratch }: Pick<ParsedLetter, 'scratch'>): Promise<void> {
    if (scratch) await rm(scratch, { recursive: true, force: true });
  }
}

async function cleanedUp<T>({ scratchRoot }: { scratchRoot: string }, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    await rm(scratchRoot, { recursive: true, force: true });
    throw unreadable(error);
  }
}
