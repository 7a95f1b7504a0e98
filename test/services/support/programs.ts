import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../support/eventually.js';

const FOLDERS = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/usr/libexec', '/usr/lib/dovecot'];

export function find(program: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(':'), ...FOLDERS];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null;
}

/**
 * The path of an installed program; brought from Debian's packages when it is missing and this user may do so.
 * Services of the system are not started by that (run level 1 while the packages are set up).
 * @throws with the command that brings it, when it cannot be had
 */
export async function program(name: string, packages: string[]): Promise<string> {
  const found = find(name);
  if (found) return found;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || !find('apt-get')) {
    throw new Error(`The tests need "${name}", which is not on this machine. Install it (as root): ${command}`);
  }
  await alone(async () => {
    if (find(name)) return;
    process.stderr.write(`Installing ${packages.join(', ')} for the tests …\n`);
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...packages);
  });
  const brought = find(name);
  if (!brought)
    throw new Error(`The packages ${packages.join(', ')} were installed, but "${name}" is still not there.`);
  return brought;
}

function apt(...args: string[]): void {
  const result = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  });
  if (result.status !== 0) throw new Error(`"apt-get ${args.join(' ')}" failed:\n${result.stderr.slice(-2_000)}`);
}

/** One installation at a time on this machine: apt itself refuses a second one. */
async function alone(work: () => Promise<void>): Promise<void> {
  const file = join(tmpdir(), 'prorab-test-apt.lock');
  const lock = await eventually(
    () => {
      if (existsSync(file) && Date.now() - statSync(file).mtimeMs > 600_000) rmSync(file, { force: true });
      return { handle: openSync(file, 'wx') };
    },
    { within: 600_000, every: 200, message: `another run is installing packages (${file})` },
  );
  try {
    await work();
  } finally {
    closeSync(lock.handle);
    rmSync(file, { force: true });
  }
}
