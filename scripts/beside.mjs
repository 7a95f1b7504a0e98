// What runs beside the product while it is tried out: it says by the channel when it is there, and ends when that is closed,
// also by our death.
import { fork } from 'node:child_process';
import { houseNode, inHouse, root, Stop } from './bootstrap/house.mjs';

const READY_MS = 120_000;

/** @param name for people @returns what it told, and `end` to call when the product has ended */
export function startBeside(name, program, args) {
  const child = fork(inHouse(program), args, { cwd: root, execPath: houseNode, execArgv: [] });
  const end = async () => {
    if (child.connected) child.disconnect();
    if (child.exitCode === null && child.signalCode === null) await new Promise((done) => child.once('exit', done));
  };
  return new Promise((done, fail) => {
    const late = setTimeout(() => {
      child.kill();
      fail(new Stop(`${name} did not start in ${READY_MS / 1000} s.`));
    }, READY_MS);
    child.once('message', (told) => {
      clearTimeout(late);
      done({ told, end });
    });
    child.once('exit', (code, signal) => {
      clearTimeout(late);
      // Once it was there, that is only a word: the product shows by itself that it does not answer.
      if (child.connected === false && code === 0) return;
      console.error(`${name} ended with ${code ?? signal}.`);
      fail(new Stop(`${name} did not come so far as to listen; see above.`));
    });
  });
}
