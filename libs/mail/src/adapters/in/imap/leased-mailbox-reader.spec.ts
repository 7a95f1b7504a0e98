import { ManualClock } from '@prorab/kernel';
import { FakeLeases, eventually } from '@prorab/platform/testing';
import { FakeMailboxMonitor } from '../../../application/ports/fake-mailbox-monitor.js';
import { FakeMailboxReader } from '../../../application/ports/fake-mailbox-reader.js';
import { mailboxReaderContract } from '../../../application/ports/mailbox-reader.contract.js';
import type { MailboxReader } from '../../../application/ports/mailbox-reader.port.js';
import { LeasedMailboxReader } from './leased-mailbox-reader.js';

/** A reader that notes whether it runs; the lease lasts 30 ms of its own timer, and as long as the clock says. */
function anInstance(leases: FakeLeases, clock: ManualClock, holder: string, ended: string[] = []) {
  const monitor = new FakeMailboxMonitor();
  const made: FakeMailboxReader[] = [];
  const sum = (of: 'started' | 'stopped'): number => made.reduce((n, reader) => n + reader[of], 0);
  const inner = {
    get started() {
      return sum('started');
    },
    get stopped() {
      return sum('stopped');
    },
  };
  const makeReader = (): MailboxReader => {
    const reader = new FakeMailboxReader('sales');
    made.push(reader);
    return reader;
  };
  const reader = new LeasedMailboxReader({
    ...{ mailbox: 'sales', makeReader, leases, monitor, clock, holder, leaseMs: 30 },
    hasEnded: (other) => ended.includes(other),
  });
  open.push(reader);
  reader.start();
  const reads = () => eventually(() => inner.started - inner.stopped === 1, { message: `${holder} does not read` });
  const stands = () => eventually(() => monitor.last?.state === 'standby', { message: `${holder} does not stand by` });
  return { reader, monitor, inner, reads, stands };
}
let open: LeasedMailboxReader[] = [];
const aWorld = () => [new FakeLeases(), new ManualClock('2026-06-01T07:00:00.000Z')] as const;

describe('the lease of a mailbox', () => {
  afterEach(async () => {
    await Promise.all(open.map((reader) => reader.stop()));
    open = [];
  });

  it('lets one read while the other stands by and says who reads', async () => {
    const [leases, clock] = aWorld();
    const one = anInstance(leases, clock, 'mail1/11/a');
    await one.reads();
    const two = anInstance(leases, clock, 'mail2/22/b');
    await two.stands();
    expect(two.monitor.last?.reason).toBe('read by mail1/11');
    expect(two.inner.started).toBe(0);
    await one.reader.stop();
    await two.reads();
    expect(one.inner).toEqual({ started: 1, stopped: 1 });
  });

  it('is taken over when its holder is silent, and the holder that wakes up stops reading', async () => {
    const [leases, clock] = aWorld();
    leases.rows.set('mail.sales', { holder: 'mail1/11/a', until: new Date(clock.now().getTime() + 1000) });
    const two = anInstance(leases, clock, 'mail2/22/b');
    await two.stands();
    clock.advance({ seconds: 1 });
    await two.reads();
    // Something else has it now: as after a pause longer than the lease.
    leases.rows.set('mail.sales', { holder: 'mail3/33/c', until: new Date(clock.now().getTime() + 1000) });
    await eventually(() => two.inner.stopped === 1, { message: 'it still reads' });
    expect(two.inner.started).toBe(1);
  });

  it('of a process that has ended is not waited for', async () => {
    const [leases, clock] = aWorld();
    leases.rows.set('mail.sales', { holder: 'mail1/11/a', until: new Date(clock.now().getTime() + 1_000_000) });
    await anInstance(leases, clock, 'mail1/12/b', ['mail1/11/a']).reads();
  });

  it('lasts through a short silence of the base and not through a long one', async () => {
    const [leases, clock] = aWorld();
    const one = anInstance(leases, clock, 'mail1/11/a');
    await one.reads();
    leases.down = true;
    clock.advance({ ms: 19 });
    let asked = 0;
    const hold = leases.hold.bind(leases);
    leases.hold = (...order) => (asked++, hold(...order));
    await eventually(() => asked > 1);
    expect(one.inner.stopped).toBe(0);
    clock.advance({ ms: 2 });
    await eventually(() => one.inner.stopped === 1, { message: 'it still reads' });
    expect(one.monitor.last).toMatchObject({ state: 'failed', reason: 'the base is down' });
    leases.down = false;
    await one.reads();
  });
});

mailboxReaderContract('with a lease', async () => {
  const taken: string[] = [];
  const inner = new FakeMailboxReader('sales', (id) => taken.push(id));
  const [leases, clock] = aWorld();
  const monitor = new FakeMailboxMonitor();
  const reader = new LeasedMailboxReader({
    ...{ mailbox: 'sales', makeReader: () => inner, leases, monitor, clock, holder: 'mail1/11/a', leaseMs: 30 },
    hasEnded: () => false,
  });
  return { reader, deliver: (id) => inner.deliver(id), taken: () => taken };
});
