import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import type { LetterLimits, RawLetter } from '../../../application/ports/letter-parser.port.js';
import type { LetterInput } from './reading.js';

/** A stream goes to a temporary file first (it cannot enter a worker). Past the limit it is only counted: a stub needs no more. */
export async function spool(
  raw: RawLetter,
  root: string,
  { maxBytes, maxHeaderBytes }: LetterLimits,
  name: string,
): Promise<{ input: LetterInput; discard: () => Promise<void> }> {
  if ('path' in raw) return { input: { path: raw.path }, discard: async () => undefined };
  if ('bytes' in raw) {
    const { buffer, byteOffset, byteLength } = raw.bytes;
    return { input: { bytes: Buffer.from(buffer, byteOffset, byteLength) }, discard: async () => undefined };
  }
  await mkdir(root, { recursive: true });
  const path = join(root, `spool-${name}`);
  const discard = (): Promise<void> => rm(path, { force: true });
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  let realSize = 0;
  try {
    for await (const chunk of raw.stream) {
      if (realSize <= maxBytes + maxHeaderBytes && !file.write(chunk)) await once(file, 'drain');
      realSize += chunk.length;
    }
    file.end();
    await once(file, 'close');
    return { input: { path, realSize }, discard };
  } catch (error) {
    file.destroy();
    await discard();
    throw error;
  }
}
