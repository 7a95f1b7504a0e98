import { Every, JobHandler } from '@prorab/platform/marks';
import { FollowLedgerOrders } from '../../../application/use-cases/ledger-orders/follow-ledger-orders.use-case.js';

/** Looks what 1C has answered to orders. */
@Every({ everyMs: 10_000, missed: 'skip' })
@JobHandler('sales.follow-ledger-orders-by-the-clock', { transactional: false })
export class FollowLedgerOrdersByTheClock {
  constructor(private readonly useCase: FollowLedgerOrders) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
