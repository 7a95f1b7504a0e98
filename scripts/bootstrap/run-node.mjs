import { spawn } from 'node:child_process';
import { houseNode, root } from './house.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];

/**
 * Runs the house's Node and resolves with its exit code. Signals are passed on and the parent waits until the child has
 * drained and ended; only Ctrl-C is not, because a terminal sends it to the child itself.
 */
export function runNode(args, { env = {}, stdio = 'inherit' } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(houseNode, args, { cwd: root, stdio, env: { ...process.env, ...env } });
    let last = { signal: '', at: 0 };
    const forward = (signal) => {
      // npm passes on what a process group has had already: the same signal twice at once is one.
      const again = signal === last.signal && Date.now() - last.at < 1000;
      if (again || (signal === 'SIGINT' && process.stdin.isTTY)) return;
      last = { signal, at: Date.now() };
      child.kill(signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    const tidy = () => FORWARDED.forEach((signal) => process.off(signal, forward));
    child.on('error', (error) => {
      tidy();
      fail(error);
    });
    child.on('close', (code, signal) => {
      tidy();
      done(signal ? 128 + (SIGNAL_NUMBERS[signal] ?? 0) : (code ?? 1));
    });
  });
}

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };
