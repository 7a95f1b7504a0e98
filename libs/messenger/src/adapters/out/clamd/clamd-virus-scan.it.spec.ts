import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ManualClock } from '@prorab/kernel';
import { FakeFileStore, MemoryReaderHealth } from '@prorab/platform/testing';
import { virusScanContract } from '../../../application/ports/virus-scan.contract.js';
import { aClamd } from './a-clamd.builder.js';
import { clamdAddress } from './clamd-line.js';
import { ClamdVirusScan } from './clamd-virus-scan.js';

const clock = new ManualClock('2026-11-26T09:00:00Z');
const open: { stop(): Promise<void> }[] = [];
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'prorab-clamd-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const clamd of open.splice(0)) await clamd.stop();
});

async function bench(options: { path?: string; limit?: number; timeoutMs?: number } = {}) {
  const clamd = await aClamd(options);
  open.push(clamd);
  const [files, health] = [new FakeFileStore(), new MemoryReaderHealth()];
  const { timeoutMs = 5_000 } = options;
  const scan = new ClamdVirusScan(files, health, clock, { address: clamd.address, timeoutMs });
  return {
    ...{ clamd, scan, health, breakDown: clamd.stop, repair: clamd.restart },
    async store(bytes: Uint8Array, virus?: string): Promise<string> {
      if (virus !== undefined) clamd.viruses.set(Buffer.from(bytes).toString(), virus);
      return (await files.put(Readable.from([bytes]))).hash;
    },
  };
}
virusScanContract('clamd by TCP', () => bench());
let sockets = 0;
virusScanContract('clamd by a socket of the disk', () => bench({ path: join(folder, `${++sockets}.ctl`) }));

describe('clamd', () => {
  const refused = { code: 'messenger.virus-scan-unavailable' };
  it('gets the whole file, chunk by chunk, and nothing else', async () => {
    const { clamd, scan, store } = await bench();
    const text = 'кирпич '.repeat(20_000);
    expect(await scan.check(await store(Buffer.from(text)))).toEqual({ clean: true });
    expect([clamd.state.seen, clamd.faults]).toEqual([[text], []]);
  });
  it('that stops a file over its limit has not looked into it', async () => {
    const { scan, store, clamd } = await bench({ limit: 1_000 });
    const key = await store(Buffer.alloc(400_000, 'x'));
    await expect(scan.check(key)).rejects.toMatchObject({ ...refused, because: 'INSTREAM size limit exceeded. ERROR' });
    expect(clamd.faults).toEqual([]);
  });
  it.each([
    ['broken', "Can't allocate memory ERROR"],
    ['hangs-up', expect.anything()],
    ['silent', 'no answer within 150 ms'],
    ['babbles', expect.anything()],
  ] as const)('that is %s passes nothing', async (mood, because) => {
    const { scan, store, clamd, health } = await bench({ timeoutMs: 150 });
    clamd.state.mood = mood;
    await expect(scan.check(await store(Buffer.from('смета')))).rejects.toMatchObject({ ...refused, because });
    const isThere = mood === 'broken';
    expect(health.all()).toMatchObject([
      { reader: 'messenger.virus-scan', state: isThere ? 'ok' : 'retrying', checkedAt: isThere ? clock.now() : null },
    ]);
  });
  it('is known to the health of the house before the first file: up, down, up again', async () => {
    const { scan, health, breakDown, repair } = await bench();
    const state = () => health.all()[0];
    expect(state()).toMatchObject({ state: 'starting', lagMs: 0 });
    await scan.probe();
    expect(state()).toMatchObject({ state: 'ok', checkedAt: clock.now(), lagMs: 0 });
    await breakDown();
    clock.advance({ minutes: 1 });
    await scan.probe();
    const down = { state: 'failed', note: expect.stringContaining('ECONNREFUSED') as string };
    expect(state()).toMatchObject({ ...down, lagMs: 60_000 });
    clock.advance({ minutes: 3 });
    await scan.probe();
    expect(state()).toMatchObject(down);
    expect(state()?.lagMs).toBeGreaterThan(state()?.lagLimitMs ?? Infinity);
    await repair();
    await scan.probe();
    expect(state()).toMatchObject({ state: 'ok', lagMs: 0 });
  });
  it.each([
    ['tcp://127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
    ['tcp://clamd', { host: 'clamd', port: 3310 }],
    ['tcp://[::1]:1', { host: '::1', port: 1 }],
    ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ])('is found at %s', (text, address) => expect(clamdAddress(text)).toEqual(address));
});
