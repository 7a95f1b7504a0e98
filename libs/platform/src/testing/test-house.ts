import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, SystemClock } from '@prorab/kernel';
import { pino } from 'pino';
import { FeedTail } from '../feed/feed-tail.js';
import { MikroChangeFeed } from '../feed/mikro-change-feed.js';
import { DiskFileStore } from '../files/disk-file-store.js';
import { MikroAuditLog } from '../audit/mikro-audit-log.js';
import type { ContextTables } from '../persistence/context-tables.js';
import { Database } from '../persistence/database.js';
import { MikroTables } from '../persistence/mikro-tables.js';
import { platformTables } from '../persistence/platform.tables.js';
import { RowLocks } from '../persistence/row-locks.js';
import { HandlerRegistry } from '../tasks/handler-registry.js';
import { NoTaskMetrics } from '../tasks/task-metrics.js';
import { ScheduleStore } from '../tasks/schedule-store.js';
import { TaskJobs } from '../tasks/task-jobs.js';
import { TaskStore } from '../tasks/task-store.js';
import { TaskWorker } from '../tasks/task-worker.js';
import { MikroOutbox } from '../work/mikro-outbox.js';
import { MikroUnitOfWork } from '../work/mikro-unit-of-work.js';
import { makeTestDatabase } from './test-databases.js';

export interface TestHouse {
  database: Database;
  work: MikroUnitOfWork;
  handlers: HandlerRegistry;
  tasks: TaskStore;
  outbox: MikroOutbox;
  jobs: TaskJobs;
  schedules: ScheduleStore;
  worker: TaskWorker;
  tail: FeedTail;
  feed: MikroChangeFeed;
  audit: MikroAuditLog;
  locks: RowLocks;
  tables: MikroTables;
  files: DiskFileStore;
  /** SQL sent since the last `splice(0)`. */
  queries: string[];
  /**
   * A second instance on the same base. SQLite serves one process, whose driver is synchronous (a second connection in it
   * would wait for the first one for ever): there it is this house again.
   */
  another(): Promise<TestHouse>;
  close(): Promise<void>;
}

/** The platform on a real database without Nest: what the specs of adapters stand on. */
export async function openTestHouse(
  engine: string,
  contexts: readonly ContextTables[],
  clock: Clock = new SystemClock(),
): Promise<TestHouse> {
  const base = await makeTestDatabase(engine);
  const folder = await mkdtemp(join(tmpdir(), 'prorab-files-'));
  const open = async (last: () => Promise<void>): Promise<TestHouse> => {
    const queries: string[] = [];
    const database = await Database.open({
      url: base.url,
      tables: [platformTables, ...contexts],
      onQuery: (sql) => queries.push(sql),
    });
    await database.migrate();
    const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });
    const work = new MikroUnitOfWork(database, log);
    const handlers = new HandlerRegistry();
    const tasks = new TaskStore(database, work, clock);
    const tail = new FeedTail(database, log, 50);
    const house: TestHouse = {
      database,
      work,
      handlers,
      tasks,
      queries,
      tail,
      outbox: new MikroOutbox(database, work, handlers, tasks, clock),
      jobs: new TaskJobs(tasks, handlers, clock),
      schedules: new ScheduleStore(database, work, tasks, clock, log, 'Europe/Moscow'),
      worker: new TaskWorker(tasks, handlers, work, clock, log, new NoTaskMetrics(), { concurrency: 4, pollMs: 50 }),
      feed: new MikroChangeFeed(database, work, clock, tail),
      audit: new MikroAuditLog(database, work, clock),
      locks: new RowLocks(database, work),
      tables: new MikroTables(database),
      files: new DiskFileStore(folder),
      another: async () =>
        engine === 'sqlite' ? { ...house, close: async () => undefined } : open(async () => undefined),
      close: async () => {
        await tail.stop();
        await database.close();
        await last();
      },
    };
    return house;
  };
  return open(async () => {
    await base.remove();
    await rm(folder, { recursive: true, force: true });
  });
}
