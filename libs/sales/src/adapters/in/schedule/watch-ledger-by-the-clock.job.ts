import { Every, JobHandler, type JobRun } from '@prorab/platform/marks';
import { WatchLedger } from '../../../application/use-cases/ledger/watch-ledger.use-case.js';

/** Asks the books every few seconds whether they have changed. Reading them may take long; a missed look is no loss. */
@Every({ everyMs: 5_000, missed: 'skip' })
@JobHandler('sales.watch-ledger-by-the-clock', { transactional: false, attempts: 1, leaseMs: 60_000 })
export class WatchLedgerByTheClock {
  constructor(private readonly useCase: WatchLedger) {}

  async run(_payload: unknown, { signal }: JobRun): Promise<void> {
    await this.useCase.execute({ signal });
  }
}
