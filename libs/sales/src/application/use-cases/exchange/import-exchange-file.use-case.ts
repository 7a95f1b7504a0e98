import { Clock, ReaderHealth, UseCase } from '@prorab/platform/marks';
import { ExchangeFileBroken } from '../../../domain/exchange/exchange-errors.js';
import { exchangeFileName } from '../../../domain/exchange/exchange-file-name.js';
import { type ExchangeStep, type ExchangeVisit, LedgerExchange } from '../../ports/ledger/ledger-exchange.port.js';

const READER = 'sales.exchange';

/** Reads some thousand records of a file that 1C has brought; what makes no sense is named on the health page. */
@UseCase()
export class ImportExchangeFile {
  constructor(
    private readonly exchange: LedgerExchange,
    private readonly health: ReaderHealth,
    private readonly clock: Clock,
  ) {}

  /** @throws ExchangeFileMissing, ExchangeFileBroken */
  async execute({ visit, name: sent }: { visit: ExchangeVisit; name: string }): Promise<ExchangeStep> {
    const { name } = exchangeFileName(sent);
    try {
      const step = await this.exchange.step(visit, name);
      if (step.finished)
        this.#report(
          step.broken > 0,
          step.broken > 0 ? `${name}: не понято записей: ${step.broken} (${step.problem ?? ''})` : '',
        );
      return step;
    } catch (error) {
      if (error instanceof ExchangeFileBroken) this.#report(true, `${name}: ${error.message}`);
      throw error;
    }
  }

  #report(failed: boolean, note: string): void {
    const { health, clock } = this;
    const state = failed ? 'failed' : 'ok';
    health.report({ reader: READER, state, checkedAt: clock.now(), lagMs: 0, lagLimitMs: 1, note: note.slice(0, 500) });
  }
}
