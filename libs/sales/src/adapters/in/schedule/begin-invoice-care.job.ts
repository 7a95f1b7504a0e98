import { JobHandler, type JobRun } from '@prorab/platform/marks';
import { beginCareJob } from '../../../application/use-cases/invoice-care/begin-care-job.js';
import { BeginInvoiceCare } from '../../../application/use-cases/invoice-care/begin-invoice-care.use-case.js';

/** Asks the books, so it is no unit of work itself. */
@JobHandler(beginCareJob, { transactional: false, leaseMs: 300_000 })
export class BeginInvoiceCareJob {
  constructor(private readonly useCase: BeginInvoiceCare) {}

  async run(_payload: unknown, { signal }: JobRun): Promise<void> {
    await this.useCase.execute({ signal });
  }
}
