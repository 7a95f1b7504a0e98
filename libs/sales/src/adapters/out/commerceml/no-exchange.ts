import {
  type ExchangeStep,
  type ExchangeVisit,
  LedgerExchange,
} from '../../../application/ports/ledger/ledger-exchange.port.js';
import { ExchangeRefused } from '../../../domain/exchange/exchange-errors.js';

const refused = (): Promise<never> => Promise.reject(new ExchangeRefused());

/** The books are not read by an exchange: nobody is let in. */
export class NoExchange extends LedgerExchange {
  readonly open = false;
  readonly pieceBytes = 0;
  begin(): Promise<{ token: string; visit: ExchangeVisit }> {
    return refused();
  }
  async visitOf(): Promise<null> {
    return null;
  }
  prepare(): Promise<void> {
    return refused();
  }
  take(): Promise<void> {
    return refused();
  }
  isWhole(): Promise<boolean> {
    return refused();
  }
  step(): Promise<ExchangeStep> {
    return refused();
  }
  complete(): Promise<ExchangeStep> {
    return refused();
  }
  orders(): Promise<string> {
    return refused();
  }
  confirm(): Promise<void> {
    return refused();
  }
}
