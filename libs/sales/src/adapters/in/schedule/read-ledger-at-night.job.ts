import { Every, JobHandler } from '@prorab/platform/marks';
import { ReadLedger } from '../../../application/use-cases/ledger/read-ledger.use-case.js';

/** While nobody works, the books are read whole each hour: what was changed long ago, or deleted, is found. */
@Every({ cron: '10 0-5 * * *', missed: 'skip' })
@JobHandler('sales.read-ledger-at-night')
export class ReadLedgerAtNight {
  constructor(private readonly useCase: ReadLedger) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
