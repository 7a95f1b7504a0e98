import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { program } from './support/programs.js';

const run = promisify(execFile);
const PACKAGES = ['opus-tools'];
/** The encoder of recordings, brought when it is missing. */
export const opusEncoder = (): Promise<string> => program('opusenc', PACKAGES);

/** Opus in Ogg as samples at 8 kHz, by a decoder that is none of ours. */
export async function decodedOpus(file: Uint8Array): Promise<Int16Array> {
  const decoder = await program('opusdec', PACKAGES);
  const order = ['--quiet', '--rate', '8000', '--no-dither', '--force-stereo', '-', '-'];
  const work = run(decoder, order, { encoding: 'buffer', maxBuffer: 100_000_000 });
  work.child.stdin?.end(file);
  const { stdout: raw } = await work;
  // Left and right are the same.
  return Int16Array.from({ length: Math.floor(raw.length / 4) }, (_, n) => raw.readInt16LE(4 * n));
}

/** How much there is of one tone (Goertzel), 0 to 1 of full loudness. */
export function loudnessAt(hertz: number, samples: Int16Array, rate = 8_000): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let [one, two] = [0, 0];
  for (const sample of samples) [one, two] = [sample / 32_768 + turn * one - two, one];
  return (2 * Math.sqrt(Math.max(0, one * one + two * two - turn * one * two))) / Math.max(1, samples.length);
}
