import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '@prorab/kernel';
import type { ReaderHealth } from '@prorab/platform/marks';
import { RecordingUnreadable } from '../../../application/ports/voice-press.errors.js';
import { type PressedVoice, VoicePress } from '../../../application/ports/voice-press.port.js';
import { type WavSound, secondsOf, wavSound } from '../../../domain/wav.js';
import { Waveform } from '../../../domain/waveform.js';
import { SmallStarter, quoted } from './small-starter.js';

export interface PressTools {
  /** Of this context alone; what lies there is of no use after a crash. */
  readonly folder: string;
  readonly health: ReaderHealth;
  readonly clock: Clock;
  /** Of Debian's package opus-tools. */
  readonly encoder?: string;
  /** It is killed after so long, and as long again as the recording is: it would hold its place for good. */
  readonly withinS?: number;
}
/** Two voices on one line are well understood with it: 7 MB an hour, a WAV has 58. */
const KILOBITS = '16';
const HEAD_BYTES = 4_096;
/** Of 10; ten minutes of talk are some 7 s of work, with 10 it is 9. */
const CARE = '5';
/** Behind everything that a caller waits for. */
const LAST_IN_LINE = '19';
const NO_SUCH_PROGRAM = 127;
const WHERE = 'recordings';

/** Opus in Ogg by `opusenc`, in a process of its own. Where that is missing, the WAV is kept as it is, and the health page says so. */
export class OpusVoicePress extends VoicePress {
  readonly #starter = new SmallStarter();
  constructor(private readonly tools: PressTools) {
    super();
  }

  async press<T>(
    name: string,
    wav: AsyncIterable<Uint8Array>,
    keep: (voice: PressedVoice) => Promise<T>,
    { orAsItIs }: { readonly orAsItIs: boolean } = { orAsItIs: false },
  ): Promise<T | null> {
    const folder = join(this.tools.folder, name);
    const [from, to] = [join(folder, 'voice.wav'), join(folder, 'voice.opus')];
    try {
      await mkdir(folder, { recursive: true });
      await pipeline(wav, createWriteStream(from));
      const sound = await soundOf(from, name);
      if (!sound || sound.bytes === 0) return null;
      const wave = new Waveform(sound.bytes / 2);
      const { from: start, bytes } = sound;
      const samples = createReadStream(from, { start, end: start + bytes - 1 });
      for await (const chunk of samples as AsyncIterable<Buffer>) wave.add(chunk);
      const small = await this.#encode(from, to, sound, orAsItIs);
      return await keep({
        ...{ type: small ? 'audio/ogg' : 'audio/wav', seconds: secondsOf(sound), peaks: wave.peaks },
        content: createReadStream(small ? to : from),
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** @returns false: there is no encoder here, or it fails and that is to be put up with */
  async #encode(from: string, to: string, sound: WavSound, orAsItIs: boolean): Promise<boolean> {
    const { rate, channels, from: start, bytes } = sound;
    const { encoder = 'opusenc', withinS = 300 } = this.tools;
    // Given without the header, which may be wrong; with a fixed serial, so the same sound is the same file.
    const raw = ['--raw', '--raw-bits', '16', '--raw-rate', String(rate), '--raw-chan', String(channels)];
    const order = ['--quiet', '--speech', '--bitrate', KILOBITS, '--comp', CARE, '--serial', '1', ...raw, '-', to];
    const errors = `${to}.said`;
    const samples = `tail -c +${start + 1} ${quoted(from)} 2>/dev/null | head -c ${bytes}`;
    const encoding = ['nice', '-n', LAST_IN_LINE, encoder, ...order].map(quoted).join(' ');
    const all = quoted(`${samples} | ${encoding} 2>${quoted(errors)}`);
    const code = await this.#starter.run(`timeout -s KILL ${withinS + Math.ceil(secondsOf(sound))} sh -c ${all}`);
    if (code === NO_SUCH_PROGRAM) {
      this.#tellMissing(encoder);
      return false;
    }
    if (code !== 0) {
      const said = `${encoder} ended with ${code}: ${(await readFile(errors, 'utf8')).slice(-500)}`;
      if (!orAsItIs) throw new Error(said);
      this.#tellLarge(`программа ${encoder} не справляется (${said.trim()})`);
      return false;
    }
    this.tools.health.forget(WHERE);
    return true;
  }
  /** At the start, too: before the first talk. */
  async look(): Promise<void> {
    const { encoder = 'opusenc' } = this.tools;
    const code = await this.#starter.run(`timeout -s KILL 10 ${quoted(encoder)} --version 2>&1`);
    if (code === NO_SUCH_PROGRAM) this.#tellMissing(encoder);
  }
  #tellMissing(encoder: string): void {
    this.#tellLarge(`нет программы ${encoder} (Debian: apt install opus-tools)`);
  }
  /** Nothing is late by that: it is said, and the house is well. */
  #tellLarge(why: string): void {
    this.tools.health.report({
      ...{ reader: WHERE, state: 'stopped', checkedAt: this.tools.clock.now(), lagMs: 0, lagLimitMs: 60_000 },
      note: `${why}: записи хранятся в WAV, места нужно в восемь раз больше`,
    });
  }
}

/** @returns null: not even a header */
async function soundOf(path: string, name: string): Promise<WavSound | null> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    if (size === 0) return null;
    const sound = wavSound(buffer.subarray(0, bytesRead), size);
    if (!sound) throw new RecordingUnreadable(name, 'no WAV of 16 bits');
    return sound;
  } finally {
    await file.close();
  }
}
