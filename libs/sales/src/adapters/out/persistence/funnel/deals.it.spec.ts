import { ManualClock } from '@prorab/kernel';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { FakeBranches } from '../../../../application/ports/fake-branches.js';
import { FakeColleagues } from '../../../../application/ports/fake-people.js';
import { Deals, ListDeals, StageTimeReport } from '../../../../application/queries/index.js';
import { salesTables } from '../../../../sales.tables.js';
import { QueryPlans } from './query-plans.builder.js';
import { keepInvoices } from './an-invoice.builder.js';

const filter = { from: '2026-01-01', to: '2026-11-20' };
const scope = { kind: 'all' } as const;
const DAY = 86_400_000;

describe.each(testEngines())('deals on %s', (engine) => {
  let house: TestHouse;
  const clock = new ManualClock('2026-11-20T09:00:00.000Z');
  const branches = new FakeBranches([]);
  beforeAll(async () => {
    house = await openTestHouse(engine, [salesTables], clock);
  });
  afterAll(() => house.close());

  const paidInDays = (from: number, many: number, days: number): Promise<void> =>
    keepInvoices(
      house.database,
      Array.from({ length: many }, (_, n) => {
        const at = new Date(clock.now().getTime() - (60 + n) * DAY);
        return {
          ...{ id: `И-${from + n}`, at, total: 100_00, paid: 100_00 },
          paidAt: new Date(at.getTime() + days * DAY),
        };
      }),
    );

  it('works the time to ripen out once for everybody, and anew after ten minutes; a guess is never kept', async () => {
    const deals = new Deals(house.tables, branches, clock);
    const days = async () => (await deals.asked({ filter, scope })).ripeness.days;
    await paidInDays(0, 19, 2);
    expect(await days()).toBe(30);
    await paidInDays(100, 1, 2);
    expect(await days()).toBe(2);
    await paidInDays(200, 100, 5);
    house.queries.splice(0);
    expect(await days()).toBe(2);
    expect(house.queries).toEqual([]);
    clock.advance({ minutes: 10 });
    // Those who ask at once wait for the same answer.
    expect(await Promise.all([days(), days()])).toEqual([5, 5]);
    expect(house.queries).toHaveLength(1);
  });

  if (engine === 'sqlite')
    it('reads the latest straight off the index of their time, and stops there', async () => {
      const plans = new QueryPlans(house.tables);
      const deals = new Deals(plans, branches, clock);
      await new ListDeals(plans, deals, new FakeColleagues()).execute({ filter, scope, limit: 50, after: null });
      await new StageTimeReport(plans, deals, new FakeColleagues(), clock).execute({ filter, scope });
      expect(plans.told).toHaveLength(4);
      for (const steps of plans.told) {
        expect(steps).toContain('SEARCH v USING INDEX sales_invoice_at_id_index (at>? AND at<?)');
        expect(steps.filter((s) => s.includes('phantom_of_index'))).toEqual([]);
        // Two kinds of deals become one list; neither of them is put in order before.
        expect(steps.filter((s) => s === 'USE TEMP B-TREE FOR ORDER BY').length).toBeLessThanOrEqual(1);
      }
    });
});
