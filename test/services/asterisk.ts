import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { prepareAsterisk, type Prepared } from '@prorab/sandbox-app/asterisk';
import { asteriskFiles } from '@prorab/telephony';
import { eventually } from '../support/eventually.js';
import type { SetClock } from './set-clock.js';
import { freePorts } from './support/free-port.js';
import { PrivateServer, privateFolder } from './support/private-server.js';

const run = promisify(execFile);
const CONFIG = fileURLToPath(new URL('../../config/asterisk/', import.meta.url));
export const ARI_USER = 'prorab';
export const ARI_PASSWORD = 'ari-password-of-the-tests';
const byte = (): number => 1 + Math.floor(Math.random() * 250);
/** The provider of the tests calls from here: an address of its own for each file of tests, as several run side by side. */
export const TRUNK = { name: 'pskov', address: `127.${byte()}.${byte()}.${byte()}`, port: 5070 } as const;
export const EXTENSIONS = ['101', '102', '103', '104', '105', '106'] as const;
export const passwordOf = (extension: string): string => `phone-${extension}-secret`;

export const webPasswordOf = (extension: string): string => `web-${extension}-secret`;

export interface AsteriskOptions {
  /** Called numbers and the phones that ring on them while Prorab is away. */
  readonly groups?: readonly { readonly number: string; readonly extensions: readonly string[] }[];
  /** Where the provider takes the calls that we make. */
  readonly trunkPort?: number;
  /** WAV files of the company, by name. */
  readonly sounds?: Readonly<Record<string, Uint8Array>>;
  /** Bounds while Prorab is away. */
  readonly callsPerMinute?: { readonly number: number; readonly hidden: number; readonly line: number };
  /** Of the phones that it knows. */
  readonly extensions?: readonly string[];
  /** Instead of the machine's. */
  readonly clock?: SetClock;
  /**
   * Before all else that this machine does, as Debian starts it (`-p`): its mixer makes no frames for the time in which it may not run, and a
   * recording would be shorter than the talk. Where that is not allowed, it says so and runs all the same.
   */
  readonly goesFirst?: boolean;
}

/** A real Asterisk 22 of the test's own, with the configuration that the house gives to people; on loopback, stopped with the test. */
export class Asterisk {
  readonly #before: PrivateServer[] = [];
  private constructor(
    private server: PrivateServer,
    private readonly prepared: Prepared,
    readonly ariPort: number,
    readonly sipPort: number,
    private readonly folder: string,
  ) {}

  static async start({
    groups = [],
    trunkPort = TRUNK.port,
    extensions = EXTENSIONS,
    sounds = {},
    callsPerMinute = { number: 100, hidden: 100, line: 100 },
    clock,
    goesFirst = true,
  }: AsteriskOptions = {}): Promise<Asterisk> {
    const outer = privateFolder('asterisk');
    const folder = join(outer, 'asterisk');
    mkdirSync(folder);
    const [ariPort, sipPort, rtp] = (await freePorts(3)) as [number, number, number];
    // Voice of 100 calls; the ports are asked for one by one, and one in use is passed over.
    const first = Math.min(rtp - (rtp % 2), 64_000);
    const made = await prepareAsterisk({
      ...{ folder, config: CONFIG, ariPort, sipPort, rtp: [first, first + 1_000] },
      generated: {
        ...Object.fromEntries(Object.entries(sounds).map(([name, wav]) => [`sounds/${name}.wav`, wav])),
        ...asteriskFiles({
          ari: { user: ARI_USER, password: ARI_PASSWORD },
          trunks: [
            { name: TRUNK.name, server: `${TRUNK.address}:${trunkPort}`, addresses: [TRUNK.address], login: null },
          ],
          phones: extensions.map((extension) => ({
            extension,
            name: `Phone ${extension}`,
            password: passwordOf(extension),
            webPassword: webPasswordOf(extension),
          })),
          ...{ groups, callsPerMinute },
          outgoing: { allow: ['+375'], deny: ['+7809'] },
        }),
      },
    });
    const ranked = goesFirst ? { ...made, args: [...made.args, '-p'] } : made;
    const prepared = clock ? byClock(clock, ranked) : ranked;
    const server = await Asterisk.#run(prepared, outer, ariPort);
    return new Asterisk(server, prepared, ariPort, sipPort, outer);
  }
  static #run(prepared: Prepared, folder: string, ariPort: number): Promise<PrivateServer> {
    return PrivateServer.start({
      ...{ name: 'Asterisk', folder, command: prepared.command, args: [...prepared.args], logs: [prepared.log] },
      ready: () => answersAri(ariPort),
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.ariPort}`;
  }
  get pid(): number {
    return this.server.pid;
  }
  /** Folder of the recordings, as Asterisk writes them. */
  get recordings(): string {
    return this.prepared.recordings;
  }
  /** File of what it complains about. */
  log(): string {
    return this.prepared.log;
  }
  /** Its own list of calls, a file that does not exist before the first. */
  get calls(): string {
    return this.prepared.calls;
  }
  /** What Asterisk's own command line says: `core show channels concise`. */
  async console(command: string): Promise<string> {
    const [program, ...args] = [this.prepared.command, ...this.prepared.console, command];
    return (await run(program, args)).stdout;
  }
  /** Reads the phones that `asterisk-files` has written: those of the house, with their own passwords. */
  async takePhones(text: string): Promise<void> {
    writeFileSync(join(this.folder, 'asterisk/etc/prorab/pjsip-phones.conf'), text);
    await this.console('module reload res_pjsip.so');
  }
  /** What the house says of phones to the dialplan of its absence: they may call outside, they ring, they do so no more; and `told`. */
  async says(what: 'calls' | 'rings' | 'rings-not', ...phones: string[]): Promise<void> {
    for (const phone of phones) {
      const url = `${this.url}/ari/deviceStates/Stasis:prorab-${what.replace('-not', '')}-${phone}?deviceState=NOT_INUSE`;
      const { status } = await fetch(url, { method: what === 'rings-not' ? 'DELETE' : 'PUT', headers: AS_HOUSE });
      if (status >= 300) throw new Error(`a device state is answered ${status}`);
    }
  }
  /** A phone, as the house has it rung. @returns the channel */
  async rings(phone: string): Promise<string> {
    const order = `endpoint=PJSIP/${phone}&app=prorab&timeout=20`;
    const answer = await fetch(`${this.url}/ari/channels?${order}`, { method: 'POST', headers: AS_HOUSE });
    if (!answer.ok) throw new Error(`ringing ${phone} is answered ${answer.status}`);
    return ((await answer.json()) as { name: string }).name;
  }
  /** Killed, as a power cut would; its calls are gone. */
  async crash(): Promise<void> {
    process.kill(this.pid, 'SIGKILL');
    await eventually(async () => !(await answersAri(this.ariPort)));
  }
  /** In good order, to come back. */
  async goDown(): Promise<void> {
    await this.console('core stop now');
    await eventually(async () => !(await answersAri(this.ariPort)));
  }
  /** Started again, on what it had on disk. */
  async comeBack(): Promise<void> {
    rmSync(join(this.folder, 'server.pid'));
    this.#before.push(this.server);
    this.server = await Asterisk.#run(this.prepared, this.folder, this.ariPort);
  }
  /** It lives, and says nothing. */
  freeze(): void {
    process.kill(this.pid, 'SIGSTOP');
  }
  thaw(): void {
    process.kill(this.pid, 'SIGCONT');
  }
  async stop(): Promise<void> {
    for (const server of [this.server, ...this.#before]) await server.stop();
  }
}

const AS_HOUSE = { authorization: `Basic ${Buffer.from(`${ARI_USER}:${ARI_PASSWORD}`).toString('base64')}` };

/** Started by `env`, which ends as what it starts. */
function byClock({ env }: SetClock, { command, args, console, ...files }: Prepared): Prepared {
  const settings = [...Object.entries(env).map(([name, value]) => `${name}=${value}`), command];
  return { ...files, command: '/usr/bin/env', args: [...settings, ...args], console: [...settings, ...console] };
}

async function answersAri(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/ari/asterisk/ping`, { headers: AS_HOUSE });
    return answer.ok;
  } catch {
    return false; // not up yet
  }
}
