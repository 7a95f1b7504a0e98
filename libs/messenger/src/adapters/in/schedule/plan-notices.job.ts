import { JobHandler } from '@prorab/platform/marks';
import { type PlanOrder, planJob } from '../../../application/notice/notice-jobs.js';
import { PlanNotices } from '../../../application/use-cases/plan-notices.use-case.js';

@JobHandler(planJob)
export class PlanNoticesJob {
  constructor(private readonly plan: PlanNotices) {}

  run({ conversationId, from, to }: PlanOrder): Promise<void> {
    return this.plan.execute({ conversationId, from: new Date(from), to: new Date(to) });
  }
}
