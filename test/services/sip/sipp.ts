import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../support/eventually.js';
import { privateFolder } from '../support/private-server.js';
import { program } from '../support/programs.js';
import type { Scenario } from './sipp-scenarios.js';

/** sipp of Debian's sip-tester, brought when it is missing. */
export const sippProgram = (): Promise<string> => program('sipp', ['sip-tester']);

export interface SippOptions {
  readonly scenario: Scenario;
  /** Of this machine: it speaks from there. */
  readonly address: string;
  readonly port: number;
  /** SIP port of the exchange, on 127.0.0.1. */
  readonly asterisk: number;
  /** Number that a caller calls; a phone has none. */
  readonly calls?: string;
  /** What the scenario pauses for, in ms. */
  readonly pauseMs?: number;
  /** Of callers: how many, and how many of them a second; without that all at once. */
  readonly count?: number;
  readonly perSecond?: number;
  /** For each caller a line of `field0;field1`. */
  readonly list?: readonly string[];
  /** File for every message, with its time. */
  readonly messages?: string;
  /** It ends by itself, also when the test that has started it is gone. */
  readonly seconds?: number;
}

/** One run of sipp: a caller, or a phone until it is told to end. */
export class Sipp {
  readonly #exit: Promise<number | null>;
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {
    this.#exit = new Promise((done) => child.once('close', done));
  }
  static async start(options: SippOptions): Promise<Sipp> {
    const { scenario, address, port, asterisk, calls, pauseMs = 0, list, messages, seconds = 120 } = options;
    const { count = list?.length ?? 1, perSecond = count } = options;
    const [command, folder] = [await sippProgram(), privateFolder('sipp')];
    writeFileSync(join(folder, 'scenario.xml'), scenario);
    if (list) writeFileSync(join(folder, 'list.csv'), ['SEQUENTIAL', ...list, ''].join('\n'));
    const args = [
      ...[
        `127.0.0.1:${asterisk}`,
        '-i',
        address,
        '-p',
        String(port),
        '-mi',
        address,
        '-mp',
        voicePort(port),
        '-nostdin',
      ],
      ...['-sf', join(folder, 'scenario.xml'), '-d', String(pauseMs), '-timeout', `${seconds}s`],
      ...['-trace_err', '-error_file', join(folder, 'errors')],
      ...(messages === undefined ? [] : ['-trace_msg', '-message_file', messages]),
      ...(list ? ['-inf', join(folder, 'list.csv')] : []),
      ...(calls === undefined ? ['-rtp_echo'] : ['-s', calls, '-m', String(count), '-r', String(perSecond)]),
    ];
    const child = spawn(command, args, { stdio: 'ignore', cwd: folder });
    const run = new Sipp(child, folder);
    await eventually(() => child.exitCode !== null || isBound(address, port), { message: 'sipp does not start' });
    if (child.exitCode) await run.goesWell();
    return run;
  }
  /** What went otherwise than the scenario says. */
  get said(): string {
    const file = join(this.folder, 'errors');
    return existsSync(file) ? readFileSync(file, 'utf8').slice(0, 4_000) : '';
  }
  /** All went as the scenario says. @throws with what did not */
  async goesWell(): Promise<void> {
    const code = await this.#exit;
    const { said } = this;
    rmSync(this.folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`sipp ended with ${code}: ${said || 'and said nothing'}`);
  }
  /** A phone that is not wanted any more; what it is in the middle of is brought to its end. */
  async endsWell(): Promise<void> {
    this.child.kill('SIGUSR1');
    await this.goesWell();
  }
  /** At once, whatever it is doing. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#exit;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Its own for each run on one address. */
const voicePort = (port: number): string => String(10_000 + (port % 10_000) * 4);
/** The kernel's list of UDP sockets: address in bytes from the last to the first, port in hex. */
function isBound(address: string, port: number): boolean {
  const bytes = address.split('.').map((byte) => Number(byte).toString(16).padStart(2, '0'));
  const place = `${bytes.toReversed().join('')}:${port.toString(16).padStart(4, '0')}`.toUpperCase();
  return readFileSync('/proc/net/udp', 'utf8').includes(place);
}
