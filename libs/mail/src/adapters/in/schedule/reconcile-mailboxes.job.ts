import { Every, JobHandler } from '@prorab/platform/marks';
import { reconcileJob } from '../../../application/mail-names.js';
import { ReconcileMailboxes } from '../../../application/use-cases/reconcile-mailboxes.use-case.js';

/** Every night, when few letters move. */
@Every({ cron: '20 3 * * *', missed: 'once' })
@JobHandler(reconcileJob, { transactional: false, attempts: 3, leaseMs: 300_000 })
export class ReconcileByTheClock {
  constructor(private readonly useCase: ReconcileMailboxes) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
