import { randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ExchangeFiles } from '../../../application/ports/exchange-files.port.js';
import {
  FilesUnwritable,
  PasswordMissing,
  PasswordUnfit,
  SoundUnfit,
  TelephonyOff,
} from '../../../domain/exchange-files.errors.js';
import { wavSound } from '../../../domain/wav.js';
import { asteriskFiles } from './asterisk-files.js';

type What = Parameters<ExchangeFiles['write']>[1];
export interface AsteriskSetUp {
  readonly exchange?: { readonly user: string; readonly passwordEnv: string } | undefined;
  readonly trunks: readonly {
    readonly name: string;
    readonly server: string;
    readonly addresses: readonly string[];
    readonly user?: string | undefined;
    readonly passwordEnv?: string | undefined;
  }[];
  readonly outgoing: {
    readonly trunk?: string | undefined;
    readonly allow: readonly string[];
    readonly deny: readonly string[];
  };
  readonly callsPerMinute: number;
  readonly hiddenCallsPerMinute: number;
  readonly strangerCallsPerMinute: number;
  /** WAV files that callers hear: of this folder, these. */
  readonly sounds?: { readonly folder?: string | undefined; readonly files: readonly string[] };
}

/** Of `prorab/`, where `AriCallControl` has them played from. */
const SOUNDS = 'sounds';

/** The files of `prorab/` beside `config/asterisk`, in a folder. */
export class AsteriskFileFolder extends ExchangeFiles {
  constructor(
    private readonly setUp: AsteriskSetUp,
    private readonly environment: NodeJS.ProcessEnv = process.env,
  ) {
    super();
  }
  async write(folder: string, { phones, groups }: What): Promise<string[]> {
    const { exchange, trunks, sounds, outgoing } = this.setUp;
    const { callsPerMinute: number, hiddenCallsPerMinute: hidden, strangerCallsPerMinute: line } = this.setUp;
    if (!exchange) throw new TelephonyOff();
    const password = (name: string): string => fit(name, secretIn(name, this.environment));
    const texts = asteriskFiles({
      ari: { user: exchange.user, password: password(exchange.passwordEnv) },
      trunks: trunks.map(({ name, server, addresses, user, passwordEnv }) => ({
        ...{ name, server, addresses },
        login: user && passwordEnv ? { user, password: password(passwordEnv) } : null,
      })),
      ...{ phones, groups, outgoing, outTrunk: outgoing.trunk },
      callsPerMinute: { number, hidden, line },
    });
    const heard = await soundsOf(sounds);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const [name, text] of Object.entries(texts)) await replace(join(folder, name), text);
      await this.#put(join(folder, SOUNDS), heard);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (!code) throw error;
      throw new FilesUnwritable(folder, code);
    }
    return [...Object.keys(texts), ...heard.map(({ name }) => `${SOUNDS}/${name}`)];
  }
  /** What is not heard any more goes. */
  async #put(folder: string, sounds: readonly Sound[]): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const { name, wav } of sounds) await replace(join(folder, name), wav);
    for (const name of await readdir(folder))
      if (name.endsWith('.wav') && !sounds.some((one) => one.name === name)) await rm(join(folder, name));
  }
}

interface Sound {
  readonly name: string;
  readonly wav: Uint8Array;
}
/** Read before anything is written. @throws SoundUnfit */
async function soundsOf(
  { folder = '', files }: NonNullable<AsteriskSetUp['sounds']> = { files: [] },
): Promise<Sound[]> {
  return Promise.all(
    files.map(async (name) => {
      const file = join(folder, name);
      const wav = await readFile(file).catch((error: NodeJS.ErrnoException) => {
        throw new SoundUnfit(file, error.code ?? error.message);
      });
      const sound = wavSound(wav, wav.length);
      if (!sound || sound.bytes === 0) throw new SoundUnfit(file, 'no-wav');
      if (sound.rate !== 8_000 || sound.channels !== 1) throw new SoundUnfit(file, 'other-rate');
      return { name, wav };
    }),
  );
}

/** @throws PasswordMissing */
export function secretIn(name: string, environment: NodeJS.ProcessEnv = process.env): string {
  const value = environment[name];
  if (!value) throw new PasswordMissing(name);
  return value;
}
function fit(name: string, secret: string): string {
  if (!/^[\w.~@+-]{1,128}$/.test(secret)) throw new PasswordUnfit(name);
  return secret;
}

/** Asterisk may read at any moment: it finds the old file or the new one. */
async function replace(file: string, text: string | Uint8Array): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
