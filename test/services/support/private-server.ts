import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../support/eventually.js';

/**
 * The keeper runs the server in a process group of its own and holds the read end of a pipe from us. When we ask it, or
 * when we are gone for any reason (kill -9 included), the pipe closes; it then ends the group and removes the folder.
 */
const KEEPER = `
folder=$1; shift
"$@" </dev/null >"$folder/stdout.log" 2>&1 &
server=$!
echo $server >"$folder/server.pid"
read -r _
kill -TERM $server 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50; do
  kill -0 $server 2>/dev/null || break
  sleep 0.1
done
rm -rf "$folder"
kill -KILL 0
`;

/** A folder of its own for one server. Others (the server's own user) may pass through it. */
export function privateFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `prorab-test-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

export interface PrivateServerOptions {
  name: string;
  folder: string;
  command: string;
  args: string[];
  /** Asked again and again until true; then the server is up. */
  ready: () => Promise<boolean>;
  /** Files that say why, when it does not come up. */
  logs?: string[];
  within?: number;
}

/** A server that belongs to this process alone and cannot outlive it. */
export class PrivateServer {
  private constructor(
    private readonly keeper: ChildProcess,
    readonly pid: number,
    readonly folder: string,
  ) {}

  static async start(options: PrivateServerOptions): Promise<PrivateServer> {
    const { name, folder, command, args, ready, within = 30_000 } = options;
    const keeper = spawn('/bin/sh', ['-c', KEEPER, 'keeper', folder, command, ...args], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      cwd: folder,
    });
    keeper.unref();
    (keeper.stdin as unknown as { unref(): void }).unref();
    try {
      const pid = await eventually(() => pidIn(join(folder, 'server.pid')), { within: 5_000 });
      const up = await eventually(async () => (!isAlive(pid) ? 'ended' : (await ready()) ? 'up' : null), {
        within,
        message: `${name} did not come up`,
      });
      if (up === 'ended') throw new Error(`${name} ended at once`);
      return new PrivateServer(keeper, pid, folder);
    } catch (error) {
      const said = [join(folder, 'stdout.log'), ...(options.logs ?? [])].map(tail).filter(Boolean).join('\n');
      await end(keeper);
      throw new Error(`The private ${name} did not start (${command}). It said:\n${said || 'nothing'}`, {
        cause: error,
      });
    }
  }

  /** Ends the server and everything it has started, and removes its folder. */
  async stop(): Promise<void> {
    await end(this.keeper);
  }
}

async function end(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return;
  const gone = new Promise((done) => keeper.once('exit', done));
  keeper.ref();
  keeper.stdin?.end();
  await gone;
}

function pidIn(file: string): number | null {
  return existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) || null : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function tail(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-25).join('\n').trim() : '';
}
