import { FakeJobs } from '@prorab/platform/testing';
import { AbsenceCancelled, AbsencePlanned } from '@prorab/team/contract';
import { anna } from '../a-sales-world.builder.js';
import { ForgetRedistributionWhenAbsenceCancelled } from './forget-redistribution-when-absence-cancelled.subscriber.js';
import { PlanRedistributionWhenAbsencePlanned } from './plan-redistribution-when-absence-planned.subscriber.js';

describe('a planned absence', () => {
  it('orders the redistribution for its first minute; a cancelled one takes the order back', async () => {
    const jobs = new FakeJobs();
    const [from, to] = ['2025-07-01T06:00:00.000Z', '2025-07-15T06:00:00.000Z'];
    const absence = { absenceId: '0190a000-0000-7000-8000-00000000dddd', employeeId: anna, from, to };
    await new PlanRedistributionWhenAbsencePlanned(jobs).handle(AbsencePlanned.of({ ...absence, deputyId: null }));
    expect(jobs.orders).toMatchObject([{ payload: { employeeId: anna }, runAt: new Date(from) }]);
    await new ForgetRedistributionWhenAbsenceCancelled(jobs).handle(AbsenceCancelled.of({ ...absence, backAt: from }));
    expect(jobs.orders).toEqual([]);
  });
});
