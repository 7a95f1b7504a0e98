// What a newcomer does: clone, npm start, look, stop, start again, look at the 1C in miniature. Everything in a folder of its own, on free ports.
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main, root, Stop } from '../bootstrap/house.mjs';

const SECOND_START_LIMIT_MS = 5_000;
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const tail = (file) => readFileSync(file, 'utf8').split('\n').slice(-60).join('\n');
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const folder = mkdtempSync(join(tmpdir(), 'prorab-smoke-'));
const clone = join(folder, 'clone');
let current = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    if (current) killGroup(current, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });
}

await main(async () => {
  try {
    return await smoke();
  } finally {
    if (current) killGroup(current, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});

async function smoke() {
  const cloned = spawnSync('git', ['clone', '--quiet', root, clone], { encoding: 'utf8' });
  if (cloned.status !== 0) throw new Stop(`git clone failed: ${cloned.stderr}`);
  const dirty = spawnSync('git', ['status', '--porcelain', '--untracked-files=no'], {
    cwd: root,
    encoding: 'utf8',
  }).stdout;
  if (dirty) console.log('Note: the smoke starts the last commit; changes that are not committed are not in it.');
  if (existsSync(join(clone, 'node_modules'))) throw new Stop('The clone is not fresh: it has node_modules.');

  const [port, smtpPort] = await freePorts(2);
  const env = environment({ PORT: String(port), SMTP_PORT: String(smtpPort) });

  const first = await start('first', env, port, 300_000);
  console.log(`Smoke: first start, from clone to ready: ${seconds(first.readyAfter)}.`);
  await answers(port, '/health/live');
  await answers(port, '/api/docs-json');
  await stop(first, port);

  const second = await start('second', env, port, 60_000);
  console.log(`Smoke: second start: ${seconds(second.readyAfter)} (limit ${seconds(SECOND_START_LIMIT_MS)}).`);
  const said = readFileSync(second.log, 'utf8');
  const redone = /installing the packages|bringing the packages|^Built |^Building /im.exec(said);
  await stop(second, port);
  if (redone) throw new Stop(`The second start did work again that was done: "${redone[0]}".`);
  if (second.readyAfter > SECOND_START_LIMIT_MS) throw new Stop('The second start was too slow.');

  const third = await start('sandbox', env, port, 120_000, '--', '--sandbox');
  await readsOneC(port, third);
  await stop(third, port);
  const address = /работает рядом: 127\.0\.0\.1:(\d+)/.exec(readFileSync(third.log, 'utf8'));
  if (!address) throw new Stop(`npm start -- --sandbox does not say where its 1C listens:\n${tail(third.log)}`);
  if (await isOpen(address[1])) throw new Stop('npm start -- --sandbox has ended, but its 1C still listens.');
  console.log(`Smoke: npm start -- --sandbox: ready after ${seconds(third.readyAfter)}, reads the books of its 1C.`);
  console.log(
    'Smoke: npm start works on a fresh clone, drains on SIGTERM, and starts again without installing or building.',
  );
  return 0;
}

async function start(name, env, port, limit, ...args) {
  const log = join(folder, `${name}.log`);
  const output = createWriteStream(log);
  const started = performance.now();
  const child = spawn('npm', ['start', ...args], {
    cwd: clone,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  current = child;
  const ended = new Promise((done) => child.once('close', (code, signal) => done(code ?? signal)));
  let over;
  void ended.then((code) => (over = code));
  while (!(await isReady(port))) {
    if (over !== undefined) throw new Stop(`npm start ended with ${over} before it was ready:\n${tail(log)}`);
    if (performance.now() - started > limit)
      throw new Stop(`npm start was not ready in ${seconds(limit)}:\n${tail(log)}`);
    await pause(50);
  }
  return { child, ended, log, readyAfter: performance.now() - started };
}

async function stop({ child, ended, log }, port) {
  child.kill('SIGTERM'); // as a supervisor would: only the process it has started
  const code = await Promise.race([ended, pause(30_000).then(() => 'nothing in 30 s')]);
  if (code !== 0) throw new Stop(`SIGTERM: npm start ended with ${code}, not 0:\n${tail(log)}`);
  current = null;
  if (await isOpen(port)) throw new Stop(`npm start has ended, but something still listens on port ${port}.`);
}

/** The example company sees invoices that only the sandbox has. */
async function readsOneC(port, { log }) {
  const password = /demoPassword: (\S+)/.exec(readFileSync(join(clone, 'config/company.example.yaml'), 'utf8'))?.[1];
  const { token } = await json(port, 'POST', '/api/team/session', { body: { login: 'head', password } });
  const until = performance.now() + 60_000;
  for (;;) {
    const { source, state, counts, failure } = await json(port, 'GET', '/api/sales/ledger', { token });
    if (source === 'onec77' && state === 'ok' && counts.invoices > 100) return;
    if (failure || performance.now() > until)
      throw new Stop(`The books of the sandbox are not read: ${failure ?? state}:\n${tail(log)}`);
    await pause(250);
  }
}

async function json(port, method, path, { body, token } = {}) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(10_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Stop(`${method} ${path} answered ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

async function isReady(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false; // not up yet; the caller has the deadline
  }
}

async function isOpen(port) {
  try {
    await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2_000) });
    return true;
  } catch {
    return false; // refused: as it should be
  }
}

async function answers(port, path) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(10_000) });
  await response.arrayBuffer();
  if (!response.ok) throw new Stop(`GET ${path} answered ${response.status}.`);
}

/** A newcomer's environment: nothing that npm has set for this script, nothing of a production. */
function environment(extra) {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|NODE_OPTIONS$|NODE_ENV$)/i.test(name));
  return { ...Object.fromEntries(own), ...extra };
}

async function freePorts(count) {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
    }),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
