import { Clock } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import type { Plan } from '../../../domain/funnel/plan.js';
import { EmployeeUnknown } from '../../application-errors.js';
import { Colleagues } from '../../ports/colleagues.port.js';
import { PlanBook } from '../../ports/funnel/plan-book.port.js';

/** The head says what a manager is to bring in a month; what was said before is kept. */
@UseCase()
export class KeepPlan {
  constructor(
    private readonly plans: PlanBook,
    private readonly colleagues: Colleagues,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws EmployeeUnknown */
  async execute({ plan }: { plan: Plan }): Promise<void> {
    const { employeeId, month } = plan;
    if (!(await this.colleagues.names()).has(employeeId)) throw new EmployeeUnknown(employeeId);
    await this.work.run(async () => {
      const before = (await this.plans.ofMonth(month)).find((known) => known.employeeId === employeeId) ?? null;
      await this.plans.keep({ plan, at: this.clock.now(), by: actorId() });
      this.audit.record({ action: 'sales.plan-kept', subject: `${month} ${employeeId}`, before, after: { ...plan } });
    });
  }
}
