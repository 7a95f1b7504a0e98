import { Every, JobHandler, type JobRun } from '@prorab/platform/marks';
import { WatchInvoices } from '../../../application/use-cases/invoice-care/watch-invoices.use-case.js';

/** Goes round the invoices that nobody pays. Asks the books, so it is no unit of work itself. */
@Every({ everyMs: 300_000 })
@JobHandler('sales.watch-invoices-by-the-clock', { transactional: false, leaseMs: 300_000 })
export class WatchInvoicesByTheClock {
  constructor(private readonly useCase: WatchInvoices) {}

  async run(_payload: unknown, { signal }: JobRun): Promise<void> {
    await this.useCase.execute({ signal });
  }
}
