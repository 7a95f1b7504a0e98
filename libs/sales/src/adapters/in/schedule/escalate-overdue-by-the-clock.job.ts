import { Every, JobHandler } from '@prorab/platform/marks';
import { EscalateOverdue } from '../../../application/use-cases/escalate-overdue.use-case.js';

/** Tells the head of late answers. */
@Every({ everyMs: 60_000 })
@JobHandler('sales.escalate-overdue-by-the-clock')
export class EscalateOverdueByTheClock {
  constructor(private readonly useCase: EscalateOverdue) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
