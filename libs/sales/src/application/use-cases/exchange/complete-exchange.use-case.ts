import { UseCase } from '@prorab/platform/marks';
import { type ExchangeStep, type ExchangeVisit, LedgerExchange } from '../../ports/ledger/ledger-exchange.port.js';

/** The files of a set have all come: what is not in them any more is gone. */
@UseCase()
export class CompleteExchange {
  constructor(private readonly exchange: LedgerExchange) {}

  execute({ visit }: { visit: ExchangeVisit }): Promise<ExchangeStep> {
    return this.exchange.complete(visit);
  }
}
