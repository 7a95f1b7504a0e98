import { spawnSync } from 'node:child_process';
import { hasEnded, processName } from './process-name.js';

describe('the name of a process', () => {
  const own = processName();
  const [host] = own.split('/');
  const { pid: dead } = spawnSync(process.execPath, ['--version']);

  it('is another one each time', () => expect(processName()).not.toBe(own));
  it.each([
    ['itself', own, false],
    ['one of this machine that has ended', `${host}/${dead}/x`, true],
    ['one of this machine that runs', `${host}/${process.ppid}/x`, false],
    ['its predecessor under the same number', `${host}/${process.pid}/x`, true],
    ['one of another machine', `elsewhere-${host}/${dead}/x`, false],
  ])('tells whether %s has ended', (_, name, ended) => expect(hasEnded(name, own)).toBe(ended));
});
