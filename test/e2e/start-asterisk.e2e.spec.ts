import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sippProgram } from '../services/sip/sipp.js';
import { SipPeer } from '../services/sip/sip-peer.js';
import { eventually } from '../support/eventually.js';
import { ApiClient } from './support/api.js';

const script = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

describe('npm start -- --asterisk', () => {
  let [folder, said] = ['', ''];
  let started: ChildProcess;
  const peers: SipPeer[] = [];
  const exchanges = new Set<number>();
  const exchangePid = async (): Promise<number> => {
    const pid = Number(await readFile(join(folder, 'asterisk/exchange/run/asterisk.pid'), 'utf8'));
    exchanges.add(pid);
    return pid;
  };
  const isThere = async (pid: number): Promise<boolean> =>
    (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes(folder);
  /** Whoever could still end its Asterisk is gone at once: `npm start`, the product, what runs beside it. */
  const killAll = async (): Promise<void> => {
    if (started.exitCode !== null || started.signalCode !== null) return;
    const asterisk = await exchangePid();
    const all = [started.pid!, ...(await childrenOf(started.pid!))].filter((pid) => pid !== asterisk);
    for (const pid of all) process.kill(pid, 'SIGSTOP');
    for (const pid of all) process.kill(pid, 'SIGKILL');
  };
  const found = (what: RegExp): string => what.exec(said)?.[1] ?? '';
  const peer = async (address: string): Promise<SipPeer> => {
    const one = await SipPeer.open({ address, asterisk: Number(found(/SIP 127\.0\.0\.1:(\d+)/)) });
    peers.push(one);
    return one;
  };
  const start = async (): Promise<void> => {
    said = '';
    const env = { ...process.env, PRORAB_DATA: folder, PORT: '0', SMTP_PORT: '0', LOG_LEVEL: 'warn', NODE_OPTIONS: '' };
    started = spawn(process.execPath, [script, '--asterisk'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [started.stdout, started.stderr]) stream?.on('data', (piece) => void (said += String(piece)));
    await eventually(() => found(/Prorab работает: (\S+)/) !== '', {
      within: 120_000,
      message: 'the product did not start',
    });
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prorab-start-'));
    await start();
  });
  afterAll(async () => {
    await killAll();
    for (const pid of exchanges) if (await isThere(pid)) process.kill(pid, 'SIGKILL');
    await Promise.all(peers.map((p) => p.close()));
    await rm(folder, { recursive: true, force: true });
  });

  it('says how to call it, and a phone that is set up as it says rings for a customer', async () => {
    const head = await new ApiClient(found(/Prorab работает: (\S+)/)).signIn('head', found(/вход head, пароль (\S+)/));
    // It says so once it is there; the first moment the dialplan has the calls.
    await eventually(async () => (await head.get<{ exchange: string }>('/api/telephony/now')).exchange === 'on', {
      within: 30_000,
      message: 'nobody listens to the exchange',
    });
    const [phone, customer] = [await peer('127.0.0.3'), await peer('127.0.0.2')];
    await phone.register(found(/имя (\d+), пароль \w+/), found(/имя \d+, пароль (\w+)/));
    const call = customer.call(found(/customer\.xml -s (\d+)/), { number: '79112223344' });
    (await phone.rung()).answer();
    await call.until('talking');
    const calls = await head.all<{ stage: string; lineTitle: string }>('/api/telephony/calls');
    expect(calls).toMatchObject([{ stage: 'talking', lineTitle: 'Санкт-Петербург' }]);
    call.hangUp();
    await eventually(async () => (await head.all<{ stage: string }>('/api/telephony/calls'))[0]?.stage === 'ended');
  });
  it('says who picks up for the customer when a phone calls out', async () => {
    const args = found(/берёт: sipp (.+)/).split(' ');
    const uas = spawn(await sippProgram(), [...args, '-nostdin'], { stdio: 'ignore', cwd: folder });
    try {
      const phone = await peer('127.0.0.4');
      await phone.register(found(/второй телефон: имя (\d+)/), found(/второй телефон: имя \d+, пароль (\w+)/));
      const call = phone.call('89112223355', { number: found(/второй телефон: имя (\d+)/) });
      await call.until('talking');
      call.hangUp();
      await call.until('ended');
    } finally {
      uas.kill('SIGKILL');
    }
  });
  it('keeps the passwords from everybody else on the machine', async () => {
    const files = join(folder, 'asterisk/asterisk-files');
    for (const name of await readdir(files)) expect((await stat(join(files, name))).mode & 0o077).toBe(0);
  });
  it('stops its Asterisk when it stops', async () => {
    const exchange = found(/телефония +(\S+)/);
    expect((await fetch(`${exchange}/ari/asterisk/ping`)).status).toBe(401);
    started.kill('SIGTERM');
    await eventually(() => started.exitCode === 0, { within: 30_000, message: 'it did not stop' });
    await expect(fetch(`${exchange}/ari/asterisk/ping`)).rejects.toThrow('fetch failed');
  });
  it('killed with all that it has started: its Asterisk goes, too', async () => {
    await start();
    const left = await exchangePid();
    await killAll();
    await eventually(async () => !(await isThere(left)), { within: 15_000, message: 'its Asterisk goes on' });
  });
  it('what a killed one has left behind all the same is ended by the next start', async () => {
    await start();
    const left = await exchangePid();
    process.kill(left, 'SIGSTOP');
    await killAll();
    expect(await isThere(left)).toBe(true);
    await start();
    expect(await isThere(left)).toBe(false);
    expect(await exchangePid()).not.toBe(left);
    expect((await fetch(`${found(/телефония +(\S+)/)}/ari/asterisk/ping`)).status).toBe(401);
  });
});

async function childrenOf(pid: number): Promise<number[]> {
  const own = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ').filter(Boolean).map(Number);
  return (await Promise.all(own.map(async (one) => [one, ...(await childrenOf(one))]))).flat();
}
