import { Every, JobHandler } from '@prorab/platform/marks';
import { MatchLedgerParties } from '../../../application/use-cases/invoices/match-ledger-parties.use-case.js';

const portions = 80;

/** The customers that the first reading brought, and those whose data have changed. */
@Every({ everyMs: 15_000, missed: 'skip' })
@JobHandler('sales.match-ledger-parties-by-the-clock', { transactional: false })
export class MatchLedgerPartiesByTheClock {
  constructor(private readonly useCase: MatchLedgerParties) {}

  async run(): Promise<void> {
    for (let n = 0; n < portions; n++) if ((await this.useCase.execute()) === 0) return;
  }
}
