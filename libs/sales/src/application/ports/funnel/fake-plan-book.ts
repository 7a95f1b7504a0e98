import type { Plan } from '../../../domain/funnel/plan.js';
import { type KeptPlan, PlanBook } from './plan-book.port.js';

export class FakePlanBook extends PlanBook {
  readonly kept: KeptPlan[] = [];
  async keep(kept: KeptPlan): Promise<void> {
    this.kept.push(structuredClone(kept));
  }
  async ofMonth(month: string): Promise<Plan[]> {
    const byEmployee = new Map<string, Plan>();
    for (const { plan } of this.kept) if (plan.month === month) byEmployee.set(plan.employeeId, plan);
    return [...byEmployee.values()].sort((a, b) => (a.employeeId < b.employeeId ? -1 : 1));
  }
  async history(month: string, limit: number): Promise<KeptPlan[]> {
    return this.kept
      .filter(({ plan }) => plan.month === month)
      .reverse()
      .slice(0, limit);
  }
}
