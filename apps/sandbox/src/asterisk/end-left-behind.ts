import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 50;

/** An Asterisk of this folder whose starter was killed: it would write where the next one does, and keep the port that phones look for. */
export async function endLeftBehind(folder: string, withinMs: number): Promise<void> {
  const pid = Number(await textOf(join(folder, 'run/asterisk.pid')));
  const deadline = Date.now() + withinMs;
  for (let told = ''; pid > 0 && (await isOf(folder, pid)); await pause(EVERY_MS)) {
    const signal = Date.now() < deadline ? 'SIGTERM' : 'SIGKILL';
    if (signal !== told) process.kill(pid, signal);
    told = signal;
  }
}
/** The number may be somebody else's by now. */
const isOf = async (folder: string, pid: number): Promise<boolean> =>
  (await textOf(`/proc/${pid}/cmdline`)).split('\0').includes(join(folder, 'etc/asterisk.conf'));

/** Empty: there is no such file. */
async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    // A process that has just ended is "no such process".
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw error;
  }
}
