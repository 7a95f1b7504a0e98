import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { eventually } from '@prorab/platform/testing';
import { stringify } from 'yaml';
import { serverEnv, serverFlags } from '../../../scripts/bootstrap/server-flags.mjs';
import { freePorts } from '../../services/support/free-port.js';

const root = dirname(createRequire(import.meta.url).resolve('../../../package.json'));

export interface HouseOptions {
  databaseUrl: string;
  /** company.yaml as an object; `mail.listener.port` is filled in. */
  configuration: Record<string, unknown> & { mail?: Record<string, unknown> };
  env?: Record<string, string>;
}

/** The product as it ships, in a process of its own that can be killed. Its folder outlives the process, not the test. */
export class RunningHouse {
  #child: ChildProcess | null = null;
  #said = '';
  private constructor(
    readonly folder: string,
    readonly port: number,
    readonly smtpPort: number,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async build({ databaseUrl, configuration, env = {} }: HouseOptions): Promise<RunningHouse> {
    const folder = await mkdtemp(join(tmpdir(), 'prorab-e2e-'));
    const [port, smtpPort] = (await freePorts(2)) as [number, number];
    const file = join(folder, 'company.yaml');
    const mail = configuration.mail ?? {};
    const listener = { port: smtpPort, ...(mail.listener as object | undefined) };
    await writeFile(file, stringify({ ...configuration, mail: { ...mail, listener } }));
    return new RunningHouse(folder, port, smtpPort, {
      ...process.env,
      ...serverEnv,
      NODE_OPTIONS: '',
      PORT: String(port),
      PRORAB_DATA: join(folder, 'data'),
      PRORAB_CONFIG: file,
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'warn',
      ...env,
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
  /** What the process has written so far. */
  get said(): string {
    return this.#said;
  }
  get pid(): number {
    return this.#child!.pid!;
  }

  /** One that does not come up is ended: whoever waits for it has nothing to remove yet. */
  async start({ within = 60_000 } = {}): Promise<void> {
    const child = this.#spawn(join(root, 'apps/server/dist/main.js'), []);
    this.#child = child;
    await eventually(
      async () => {
        if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
        return (await fetch(`${this.url}/health/live`, { signal: AbortSignal.timeout(within) })).ok;
      },
      { within, message: 'the server does not answer' },
    ).catch(async (error: unknown) => {
      await this.kill();
      throw new Error(`${String(error)}\n${this.#said.slice(-4000)}`, { cause: error });
    });
  }

  /** An operation of the command line on the same base. @returns what it wrote */
  async command(...args: string[]): Promise<string> {
    const before = this.#said.length;
    const child = this.#spawn(join(root, 'apps/cli/dist/main.js'), args);
    const code = await new Promise<number | null>((done) => child.once('close', done));
    const output = this.#said.slice(before);
    if (code !== 0) throw new Error(`the command ${args[0]} ended with ${code}:\n${output}`);
    return output;
  }

  /** As a power cut would: no handler of the process runs. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }
  /** It lives, and does nothing. */
  freeze(): void {
    process.kill(this.pid, 'SIGSTOP');
  }
  thaw(): void {
    process.kill(this.pid, 'SIGCONT');
  }
  /** @returns the exit code */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }
  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const closed = new Promise<number | null>((done) => child.once('close', done));
    child.kill(signal);
    return closed;
  }

  #spawn(script: string, args: string[]): ChildProcess {
    const child = spawn(process.execPath, [...serverFlags, script, ...args], {
      cwd: this.folder,
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const hear = (chunk: Buffer): void => {
      this.#said = (this.#said + chunk.toString()).slice(-200_000);
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    return child;
  }
}
