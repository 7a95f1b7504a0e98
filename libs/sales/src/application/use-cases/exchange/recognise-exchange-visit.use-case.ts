import { UseCase } from '@prorab/platform/marks';
import { ExchangeVisitUnknown } from '../../../domain/exchange/exchange-errors.js';
import { type ExchangeVisit, LedgerExchange } from '../../ports/ledger/ledger-exchange.port.js';

/** Which visit a request of 1C belongs to, by the secret that it was given. */
@UseCase()
export class RecogniseExchangeVisit {
  constructor(private readonly exchange: LedgerExchange) {}

  /** @throws ExchangeVisitUnknown */
  async execute({ token }: { token: string }): Promise<ExchangeVisit> {
    const visit = this.exchange.open ? await this.exchange.visitOf(token) : null;
    if (!visit) throw new ExchangeVisitUnknown();
    return visit;
  }
}
