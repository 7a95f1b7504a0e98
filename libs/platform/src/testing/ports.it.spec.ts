import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskFileStore } from '../files/disk-file-store.js';
import { RowLeases } from '../leases/row-leases.js';
import { instant } from '../marks/index.js';
import { auditLogContract } from './audit-log.contract.js';
import { changeFeedContract } from './change-feed.contract.js';
import { fileStoreContract } from './file-store.contract.js';
import { type TestHouse, openTestHouse, testEngines } from './index.js';
import { jobsContract } from './jobs.contract.js';
import { leasesContract } from './leases.contract.js';
import { locksContract } from './locks.contract.js';
import { outboxContract } from './outbox.contract.js';
import { unitOfWorkContract } from './unit-of-work.contract.js';

const parsed = (text: string | null): object | null => (text === null ? null : (JSON.parse(text) as object));

describe.each(testEngines())('the ports of the platform on %s', (engine) => {
  let house: TestHouse;
  const names = ['test.one', 'test.other'] as const;
  beforeAll(async () => {
    house = await openTestHouse(engine, []);
    const rest = { kind: 'job', transactional: true, attempts: 1, backoffMs: 10, leaseMs: 1000 } as const;
    for (const name of names) house.handlers.register({ name, ...rest, run: () => Promise.resolve() });
  });
  afterAll(() => house.close());

  unitOfWorkContract(engine, async () => house.work);
  it('lets others in between the works of a long row', async () => {
    let [turns, over] = [0, false];
    const turn = (): void => {
      turns++;
      if (!over) setImmediate(turn);
    };
    setImmediate(turn);
    for (let n = 0; n < 20; n++)
      await house.work.run(async () => house.database.all('select count(*) as n from platform_event'));
    over = true;
    expect(turns).toBeGreaterThanOrEqual(19);
  });
  outboxContract(engine, async () => ({
    outbox: house.outbox,
    work: house.work,
    told: async (name) =>
      (
        await house.tables.all<{ payload: string }>('select payload from platform_event where name = ? order by id', [
          name,
        ])
      ).map((row) => parsed(row.payload)),
  }));
  jobsContract(engine, async () => ({
    jobs: house.jobs,
    work: house.work,
    names,
    doAll: () => house.worker.drain(),
    waiting: async () =>
      (
        await house.tables.all<{ handler: string; task_key: string; payload: string; due_at: unknown }>(
          "select handler, task_key, payload, due_at from platform_task where state = 'waiting' and claim is null",
        )
      ).map((row) => ({
        job: row.handler,
        key: row.task_key,
        payload: parsed(row.payload),
        runAt: instant(row.due_at),
      })),
  }));
  changeFeedContract(engine, async () => ({
    feed: house.feed,
    work: house.work,
    read: async (stream) => (await house.tail.page(stream, 0)).map((c) => ({ ...c, payload: c.payload as object })),
  }));
  auditLogContract(engine, async () => ({
    audit: house.audit,
    work: house.work,
    read: async (subject) =>
      (
        await house.database.all<{ action: string; subject: string; before: string | null; after: string | null }>(
          'select action, subject, `before`, `after` from platform_audit where subject = ? order by id',
          [subject],
        )
      ).map(({ before, after, ...rest }) => ({ ...rest, before: parsed(before), after: parsed(after) })),
  }));
  leasesContract(engine, async () => new RowLeases(house.database));
  locksContract(engine, async () => ({ locks: house.locks, work: house.work }));
});

describe('files on the disk', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'prorab-files-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  fileStoreContract('disk', async () => new DiskFileStore(folder));
});
