import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { houseNode, inHouse, root } from '../bootstrap/house.mjs';
import { startServices } from './services.mjs';
import { verdict } from './verdict.mjs';

const args = process.argv.slice(2).filter((argument) => argument !== '--mysql');
const withMysql = process.argv.includes('--mysql');

const controller = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => controller.abort(signal));

const folder = mkdtempSync(join(tmpdir(), 'prorab-test-run-'));
let services;
try {
  services = await startServices({ withMysql });
  const outcome = await jest(services.environment);
  const { lines, passed, failed } = verdict({ ...outcome, args, interrupted: controller.signal.aborted });
  for (const line of lines) console.log(line);
  // The last line, alone: this is what CI and people read.
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} catch (error) {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
} finally {
  await services?.stop();
  rmSync(folder, { recursive: true, force: true });
}

function jest(environment) {
  const resultFile = join(folder, 'result.json');
  const child = spawn(
    houseNode,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      '--unhandled-rejections=strict',
      // No --max-old-space-size: V8 then ignores the heap limits of worker threads, and the letter parser relies on its own.
      inHouse('node_modules/jest/bin/jest.js'),
      '--maxWorkers=2',
      '--workerIdleMemoryLimit=1200MB',
      '--json',
      `--outputFile=${resultFile}`,
      ...args,
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...environment } },
  );
  controller.signal.addEventListener('abort', () => child.kill('SIGTERM'));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => {
      const result = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : null;
      done({ result, code: code ?? `signal ${signal}` });
    });
  });
}
