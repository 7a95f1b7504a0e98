import { newId } from '@prorab/kernel';
import type { JobOrder, Jobs, UnitOfWork } from '../marks/index.js';

export interface JobsBench {
  jobs: Jobs;
  work: UnitOfWork;
  /** Two jobs that have handlers. */
  names: readonly [string, string];
  /** Orders that nobody has begun. */
  waiting(): Promise<JobOrder[]>;
  /** Does what is due. */
  doAll(): Promise<void>;
}

export function jobsContract(name: string, make: () => Promise<JobsBench>): void {
  describe(`jobs: ${name}`, () => {
    const later = new Date('2036-01-02T03:04:05.678Z');
    const ordered = async (bench: JobsBench, key: string): Promise<JobOrder[]> =>
      (await bench.waiting()).filter((o) => o.key === key).sort((a, b) => (a.job < b.job ? -1 : 1));

    it('take a second order with the same job and key for the first one', async () => {
      const bench = await make();
      const [job, other] = bench.names;
      const key = newId();
      await bench.jobs.enqueue({ job, key, payload: { at: later, n: 1 }, runAt: later });
      await bench.jobs.enqueue({ job, key, payload: { n: 2 } });
      await bench.jobs.enqueue({ job: other, key, payload: 'x', runAt: later });
      expect(await ordered(bench, key)).toMatchObject([
        { job, payload: { at: later.toISOString(), n: 1 }, runAt: later },
        { job: other, payload: 'x', runAt: later },
      ]);
    });
    it('know an order also after it was done, and cannot take it back then', async () => {
      const bench = await make();
      const order = { job: bench.names[0], key: newId() };
      await bench.jobs.enqueue(order);
      await bench.doAll();
      await bench.jobs.enqueue(order);
      expect(await ordered(bench, order.key)).toEqual([]);
      expect(await bench.jobs.cancel(order)).toBe(false);
    });
    it('take back an order once; then it can be given anew', async () => {
      const bench = await make();
      const order = { job: bench.names[0], key: newId(), runAt: later };
      expect(await bench.jobs.cancel(order)).toBe(false);
      await bench.jobs.enqueue(order);
      expect(await bench.jobs.cancel({ ...order, job: bench.names[1] })).toBe(false);
      expect([await bench.jobs.cancel(order), await bench.jobs.cancel(order)]).toEqual([true, false]);
      expect(await ordered(bench, order.key)).toEqual([]);
      await bench.jobs.enqueue({ ...order, payload: 'anew' });
      expect(await ordered(bench, order.key)).toMatchObject([{ payload: 'anew' }]);
    });
    it('share the fate of the unit of work: orders and cancellations', async () => {
      const bench = await make();
      const { jobs, work } = bench;
      const [kept, lost] = [newId(), newId()].map((key) => ({ job: bench.names[0], key, runAt: later }));
      if (!kept || !lost) throw new Error('two orders were made');
      await work.run(() => jobs.enqueue(kept));
      const failing = work.run(async () => {
        await jobs.cancel(kept);
        await jobs.enqueue(lost);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect([await ordered(bench, kept.key), await ordered(bench, lost.key)]).toMatchObject([[kept], []]);
      await jobs.enqueue(lost);
      expect(await ordered(bench, lost.key)).toMatchObject([lost]);
    });
  });
}
