import { once } from 'node:events';
import { ManualClock } from '@prorab/kernel';
import { FakeLeases, eventually } from '../testing/index.js';
import { WhileLeased } from './while-leased.js';

/** One process of several; it renews its lease every 10 ms of the machine, which lasts 30 ms of the clock. */
function anInstance(leases: FakeLeases, clock: ManualClock, holder: string, ended: string[] = []) {
  const seen = { begun: 0, ended: 0, standsBy: [] as (string | null)[], failures: [] as unknown[] };
  const breaks = { with: null as Error | null };
  const turn = new WhileLeased({
    ...{ name: 'exchange', leases, clock, holder, leaseMs: 30, hasEnded: (other) => ended.includes(other) },
    work: async (signal) => {
      seen.begun++;
      if (breaks.with) throw breaks.with;
      if (!signal.aborted) await once(signal, 'abort');
      seen.ended++;
    },
    standsBy: (other) => void seen.standsBy.push(other),
    failed: (error) => void seen.failures.push(error),
  });
  open.push(turn);
  turn.start();
  const works = () => eventually(() => seen.begun - seen.ended === 1, { message: `${holder} does not work` });
  return { turn, seen, breaks, works };
}
let open: WhileLeased[] = [];
const aWorld = () => [new FakeLeases(), new ManualClock('2026-06-01T07:00:00.000Z')] as const;

describe('what only one of several processes does', () => {
  afterEach(async () => {
    await Promise.all(open.map((turn) => turn.stop()));
    open = [];
  });

  it('is done by the next one as soon as the first has stopped', async () => {
    const [leases, clock] = aWorld();
    const one = anInstance(leases, clock, 'a/1/x');
    await one.works();
    const two = anInstance(leases, clock, 'b/2/y');
    await eventually(() => two.seen.standsBy.at(-1) === 'a/1');
    expect(two.seen.begun).toBe(0);
    await one.turn.stop();
    expect(one.seen).toMatchObject({ begun: 1, ended: 1, failures: [] });
    await two.works();
  });
  it('is not waited for when its process is known to have ended, and is waited for otherwise', async () => {
    const [leases, clock] = aWorld();
    leases.rows.set('exchange', { holder: 'a/1/x', until: new Date(clock.now().getTime() + 1_000) });
    const far = anInstance(leases, clock, 'b/2/y');
    await eventually(() => far.seen.standsBy.length > 1);
    expect(far.seen.begun).toBe(0);
    await anInstance(leases, clock, 'a/3/z', ['a/1/x']).works();
    expect(far.seen.begun).toBe(0);
  });
  it('goes on through a short silence of the base and not through a long one', async () => {
    const [leases, clock] = aWorld();
    const one = anInstance(leases, clock, 'a/1/x');
    await one.works();
    leases.down = true;
    clock.advance({ ms: 19 });
    let asked = 0;
    const hold = leases.hold.bind(leases);
    leases.hold = (...order) => (asked++, hold(...order));
    await eventually(() => asked > 1);
    expect(one.seen.ended).toBe(0);
    clock.advance({ ms: 2 });
    await eventually(() => one.seen.ended === 1, { message: 'it still works' });
    leases.down = false;
    await one.works();
  });
  it('that fails is told, keeps nobody from stopping, and is begun again with the next lease', async () => {
    const [leases, clock] = aWorld();
    const one = anInstance(leases, clock, 'a/1/x');
    await one.works();
    one.breaks.with = new Error('no exchange');
    leases.rows.set('exchange', { holder: 'b/2/y', until: new Date(clock.now().getTime() + 30) });
    await eventually(() => one.seen.ended === 1);
    clock.advance({ ms: 31 });
    await eventually(() => one.seen.failures.length > 0);
    expect(one.seen.failures[0]).toBe(one.breaks.with);
  });
});
