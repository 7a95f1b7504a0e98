import { spawn } from 'node:child_process';
import { houseNode, root } from './house.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];

/**
 * Runs the house's Node and resolves with its exit code. The child lives in its own process group, so that a Ctrl-C,
 * which the terminal and npm both pass on, reaches it once; the parent waits until the child has drained and ended.
 */
export function runNode(args, { env = {}, stdio = 'inherit' } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(houseNode, args, { cwd: root, stdio, detached: true, env: { ...process.env, ...env } });
    let last = { signal: '', at: 0 };
    const forward = (signal) => {
      const again = signal === last.signal && Date.now() - last.at < 1000;
      if (again) return;
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
