import { Every, JobHandler } from '@prorab/platform/marks';
import { MatchBankLines } from '../../../application/use-cases/bank/match-bank-lines.use-case.js';

/** Lines of the bank meet payments and invoices that came to the books since. */
@Every({ everyMs: 30_000 })
@JobHandler('sales.match-bank-lines-by-the-clock')
export class MatchBankLinesByTheClock {
  constructor(private readonly useCase: MatchBankLines) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
