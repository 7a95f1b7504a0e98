import { OrderExchange } from '../../../../application/ports/ledger/order-exchange.port.js';
import type { AnswersFound } from '../../../../application/ports/ledger/order-exchange.port.js';
import { OrderExchangeOff } from '../../../../domain/ledger-order/ledger-order-errors.js';

/** No exchange is set up. */
export class NoOrderExchange extends OrderExchange {
  readonly open = false;
  async put(): Promise<void> {
    throw new OrderExchangeOff();
  }
  async answers(): Promise<AnswersFound> {
    return { answers: [], broken: [], next: null };
  }
  async acknowledge(): Promise<void> {}
}
