import { hostname } from 'node:os';
import { newId } from '@prorab/kernel';

/** Of this process among those of all machines: `mail1/4711/0199…`. */
export const processName = (): string => `${hostname().slice(0, 100)}/${process.pid}/${newId()}`;

/** Whether the name is of a process of this machine that has ended: what it held waits for nobody. */
export function hasEnded(name: string, own: string): boolean {
  const [host, pid] = name.split('/');
  if (name === own || host !== own.split('/')[0]) return false;
  // A restarted container has its old number again.
  return Number(pid) === process.pid || !lives(Number(pid));
}

export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
