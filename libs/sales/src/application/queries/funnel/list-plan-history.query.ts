import { Query } from '@prorab/platform/marks';
import { Colleagues } from '../../ports/colleagues.port.js';
import { PlanBook } from '../../ports/funnel/plan-book.port.js';
import { type Named, named } from '../history-line.js';
import { type PlanView, planView } from './plan-and-fact.query.js';

const MOST = 500;

export interface KeptPlanView {
  manager: Named | null;
  /** null = the system. */
  by: Named | null;
  at: string;
  plan: PlanView | null;
}

/** Who planned what for a month, and when; the latest first, 500 at most. */
@Query()
export class ListPlanHistory {
  constructor(
    private readonly plans: PlanBook,
    private readonly colleagues: Colleagues,
  ) {}

  async execute({ month }: { month: string }): Promise<KeptPlanView[]> {
    const names = await this.colleagues.names();
    return (await this.plans.history(month, MOST)).map(({ plan, at, by }) => ({
      manager: named(plan.employeeId, names),
      by: named(by, names),
      at: at.toISOString(),
      plan: planView(plan),
    }));
  }
}
