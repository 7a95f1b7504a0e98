import { parentPort } from 'node:worker_threads';
import type { LetterLimits, ParsedLetter } from '../../../application/ports/letter-parser.port.js';
import { unreadable } from './in-process-letter-parser.js';
import { readLetter } from './read-letter.js';
import type { LetterInput } from './reading.js';

/** What the thread is asked and what it answers; class instances do not cross, so an error goes as its two words. */
export interface LetterTask {
  readonly input: LetterInput;
  readonly receivedAt: Date;
  readonly limits: LetterLimits;
  readonly scratchRoot: string;
  readonly html: 'safe' | 'later';
}
export type LetterAnswer =
  | { readonly letter: ParsedLetter }
  | { readonly because: 'malformed' | 'source-missing'; readonly explanation: string };

parentPort?.on('message', (task: LetterTask) => {
  const bytes =
    'bytes' in task.input
      ? { bytes: Buffer.from(task.input.bytes.buffer, task.input.bytes.byteOffset, task.input.bytes.byteLength) }
      : null;
  readLetter(bytes ?? task.input, task).then(
    (letter) => parentPort?.postMessage({ letter } satisfies LetterAnswer),
    (error: unknown) => {
      const { because, details } = unreadable(error);
      parentPort?.postMessage({
        because: because as 'malformed',
        explanation: String(details.explanation),
      } satisfies LetterAnswer);
    },
  );
});
