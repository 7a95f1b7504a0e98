import { Clock, Outbox, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { OrderSent } from '../../../contract/index.js';
import { Colleagues } from '../../ports/colleagues.port.js';
import { LedgerOrderBook } from '../../ports/ledger/ledger-order-book.port.js';
import { OrderExchange } from '../../ports/ledger/order-exchange.port.js';

/** Lays an order where 1C takes it: first there, then the mark, so that it may lie there twice under one key and never not at all. */
@UseCase()
export class PutOrderToExchange {
  constructor(
    private readonly orders: LedgerOrderBook,
    private readonly exchange: OrderExchange,
    private readonly colleagues: Colleagues,
    private readonly outbox: Outbox,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws LedgerUnavailable: the exchange is away, to be tried again */
  async execute({ orderId }: { orderId: string }): Promise<void> {
    const order = await this.orders.find(orderId);
    if (!order || order.putAt !== null) return;
    const { createdAt: at, party, lines, note, by } = order;
    const author = (await this.colleagues.names()).get(by) ?? '';
    await this.exchange.put({ key: orderId, at, party, lines, note, author });
    await this.work.run(async () => {
      const taken = await this.orders.takeForChange(orderId);
      const now = this.clock.now();
      if (!taken.put(now)) return;
      await this.orders.save(taken);
      const { inquiryId } = order;
      this.outbox.add(OrderSent.of({ orderId, inquiryId, partyId: party.partyId, at: now.toISOString() }));
    });
  }
}
