import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import type { Plan } from '../../../domain/funnel/plan.js';
import type { KeptPlan, PlanBook } from './plan-book.port.js';

/** What every book of plans promises. */
export function describePlanBook(name: string, make: () => Promise<{ book: PlanBook; work: UnitOfWork }>): void {
  describe(`plan book: ${name}`, () => {
    const [anna, boris] = [newId(), newId()];
    const plan = (employeeId: string, over: Partial<Plan> = {}): Plan => ({
      ...{
        month: '2026-11',
        employeeId,
        requests: 40,
        invoices: 20,
        paid: 1_500_000_00,
        averageBill: null,
        paidShare: 35,
      },
      ...over,
    });
    const kept = (it: Plan, minute: number): KeptPlan => ({
      plan: it,
      at: new Date(Date.UTC(2026, 9, 30, 9, minute)),
      by: boris,
    });
    it('holds the last plan of each employee and month, and remembers the others', async () => {
      const { book, work } = await make();
      const changed = plan(anna, { paid: null, requests: 50 });
      for (const one of [
        kept(plan(anna), 1),
        kept(plan(boris), 2),
        kept(changed, 3),
        kept(plan(anna, { month: '2026-12' }), 4),
      ])
        await work.run(() => book.keep(one));
      const inForce = await book.ofMonth('2026-11');
      expect(inForce).toHaveLength(2);
      expect(inForce).toEqual(expect.arrayContaining([changed, plan(boris)]));
      expect(await book.ofMonth('2027-01')).toEqual([]);
      expect(await book.history('2026-11', 10)).toEqual([kept(changed, 3), kept(plan(boris), 2), kept(plan(anna), 1)]);
      expect(await book.history('2026-11', 1)).toEqual([kept(changed, 3)]);
    });
    it('of two kept in the same moment the later holds', async () => {
      const { book, work } = await make();
      for (const requests of [1, 2, 3]) await work.run(() => book.keep(kept(plan(anna, { requests }), 1)));
      expect((await book.ofMonth('2026-11')).map((p) => p.requests)).toEqual([3]);
    });
  });
}
