import { JobHandler } from '@prorab/platform/marks';
import { putOrderJob } from '../../../application/use-cases/ledger-orders/put-order-job.js';
import { PutOrderToExchange } from '../../../application/use-cases/ledger-orders/put-order-to-exchange.use-case.js';

/** The other side may be away for a weekend: the pauses grow to an hour. */
@JobHandler(putOrderJob, { transactional: false, attempts: 80, backoffMs: 2_000 })
export class PutOrderToLedgerJob {
  constructor(private readonly useCase: PutOrderToExchange) {}

  async run({ orderId }: { orderId: string }): Promise<void> {
    await this.useCase.execute({ orderId });
  }
}
