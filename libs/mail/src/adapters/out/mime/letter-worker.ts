import { parentPort } from 'node:worker_threads';
import type { LetterLimits, LetterPack, ParsedLetter } from '../../../application/ports/letter-parser.port.js';
import { readLetter, readPack } from './read-letter.js';
import type { LetterInput } from './reading.js';
import { unreadable } from './unreadable.js';

/** What the thread is asked and what it answers; class instances do not cross, so an error goes as its two words. */
export interface LetterTask {
  readonly work: { readonly input: LetterInput; readonly receivedAt: Date } | { readonly pack: LetterPack };
  readonly limits: LetterLimits;
  readonly scratchRoot: string;
  readonly html: 'safe' | 'later';
}
export type LetterAnswer =
  | { readonly letters: readonly ParsedLetter[] }
  | { readonly because: 'malformed' | 'source-missing'; readonly explanation: string };

async function lettersOf({ work, ...context }: LetterTask): Promise<ParsedLetter[]> {
  if ('pack' in work) return readPack(work.pack, context);
  const { input, receivedAt } = work;
  const source = 'bytes' in input ? { bytes: asBuffer(input.bytes) } : input;
  return [await readLetter(source, { ...context, receivedAt })];
}

/** A Buffer arrives as a bare Uint8Array. */
const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

parentPort?.on('message', (task: LetterTask) => {
  lettersOf(task).then(
    (letters) => parentPort?.postMessage({ letters } satisfies LetterAnswer),
    (error: unknown) => {
      const { because, details } = unreadable(error);
      parentPort?.postMessage({
        because: because as 'malformed',
        explanation: String(details.explanation),
      } satisfies LetterAnswer);
    },
  );
});
