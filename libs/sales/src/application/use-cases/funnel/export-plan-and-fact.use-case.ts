import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { FunnelScope } from '../../queries/funnel/funnel-scope.js';
import { PlanAndFact, type PlanAndFactView } from '../../queries/funnel/plan-and-fact.query.js';

/** Plan and fact of a month leave the house; who took them is written down. */
@UseCase()
export class ExportPlanAndFact {
  constructor(
    private readonly planAndFact: PlanAndFact,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  async execute({ month, scope }: { month: string; scope: FunnelScope }): Promise<PlanAndFactView> {
    const view = await this.planAndFact.execute({ month, scope });
    await this.work.run(async () =>
      this.audit.record({ action: 'sales.plan-and-fact-exported', subject: month, after: { month, scope } }),
    );
    return view;
  }
}
