import { UseCase } from '@prorab/platform/marks';
import { type ExchangeVisit, LedgerExchange } from '../../ports/ledger/ledger-exchange.port.js';

/** 1C asks for orders, or says that it has those that it was given; only then are they not given again. */
@UseCase()
export class GiveOrdersToExchange {
  constructor(private readonly exchange: LedgerExchange) {}

  async execute({ visit, confirmed }: { visit: ExchangeVisit; confirmed: boolean }): Promise<string> {
    if (!confirmed) return this.exchange.orders(visit);
    await this.exchange.confirm(visit);
    return '';
  }
}
