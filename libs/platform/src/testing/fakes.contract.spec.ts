import { MemoryReaderHealth } from '../health/memory-reader-health.js';
import { auditLogContract } from './audit-log.contract.js';
import { changeFeedContract } from './change-feed.contract.js';
import { FakeFileStore } from './fake-file-store.js';
import { FakeAuditLog, FakeChangeFeed, FakeJobs, FakeLocks, FakeOutbox, FakeUnitOfWork } from './fake-work.js';
import { fileStoreContract } from './file-store.contract.js';
import { jobsContract } from './jobs.contract.js';
import { FakeLeases } from './fake-leases.js';
import { leasesContract } from './leases.contract.js';
import { locksContract } from './locks.contract.js';
import { outboxContract } from './outbox.contract.js';
import { readerHealthContract } from './reader-health.contract.js';
import { unitOfWorkContract } from './unit-of-work.contract.js';

const work = new FakeUnitOfWork();

unitOfWorkContract('fake', async () => new FakeUnitOfWork());
outboxContract('fake', async () => {
  const outbox = new FakeOutbox();
  const nameOf = (event: object): string => (event.constructor as unknown as { eventName: string }).eventName;
  return { outbox, work, told: async (name) => outbox.events.filter((e) => nameOf(e) === name) };
});
jobsContract('fake', async () => {
  const jobs = new FakeJobs();
  const doAll = async (): Promise<void> => void jobs.orders.splice(0);
  return { jobs, work, names: ['test.one', 'test.other'], waiting: async () => [...jobs.orders], doAll };
});
changeFeedContract('fake', async () => {
  const feed = new FakeChangeFeed();
  const of = (stream: string) => feed.changes.filter((c) => c.stream === stream);
  return { feed, work, read: async (stream) => of(stream).map((c, at) => ({ ...c, seq: at + 1 })) };
});
auditLogContract('fake', async () => {
  const audit = new FakeAuditLog();
  return { audit, work, read: async (subject) => audit.entries.filter((e) => e.subject === subject) };
});
leasesContract('fake', async () => new FakeLeases());
locksContract('fake', async () => ({ locks: new FakeLocks(), work }));
fileStoreContract('fake', async () => new FakeFileStore());
// In memory by nature: the adapter is its own fake.
readerHealthContract('memory', async () => new MemoryReaderHealth());
