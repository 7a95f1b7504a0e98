import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
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
  const found = (what: RegExp): string => what.exec(said)?.[1] ?? '';
  const peer = async (address: string): Promise<SipPeer> => {
    const one = await SipPeer.open({ address, asterisk: Number(found(/SIP 127\.0\.0\.1:(\d+)/)) });
    peers.push(one);
    return one;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prorab-start-'));
    const env = { ...process.env, PRORAB_DATA: folder, PORT: '0', SMTP_PORT: '0', LOG_LEVEL: 'warn', NODE_OPTIONS: '' };
    started = spawn(process.execPath, [script, '--asterisk'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [started.stdout, started.stderr]) stream?.on('data', (piece) => void (said += String(piece)));
    await eventually(() => found(/Prorab работает: (\S+)/) !== '', {
      within: 120_000,
      message: 'the product did not start',
    });
  });
  afterAll(async () => {
    if (started.exitCode === null) started.kill('SIGKILL');
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
});
