import { Clock, Jobs, UnitOfWork, UseCase } from '@prorab/platform/marks';
import {
  LedgerOrder,
  isSameOrder,
  type LedgerOrderLine,
  type LedgerOrderParty,
} from '../../../domain/ledger-order/ledger-order.js';
import { LedgerOrderKeyTaken, OrderExchangeOff } from '../../../domain/ledger-order/ledger-order-errors.js';
import type { PartyRecord } from '../../../domain/party/party.js';
import { PartyMissing } from '../../../domain/party/party-errors.js';
import { PipelineGuards } from '../../pipeline-guards.js';
import { InquiryBook } from '../../ports/inquiry-book.port.js';
import { LedgerOrderBook } from '../../ports/ledger/ledger-order-book.port.js';
import { OrderExchange } from '../../ports/ledger/order-exchange.port.js';
import { PartyBook } from '../../ports/party-book.port.js';
import { putOrderJob } from './put-order-job.js';

/** What a customer wants goes to 1C, which makes an invoice of it. The same order again is the same order. */
@UseCase()
export class SendOrderToLedger {
  constructor(
    private readonly orders: LedgerOrderBook,
    private readonly inquiries: InquiryBook,
    private readonly parties: PartyBook,
    private readonly exchange: OrderExchange,
    private readonly guards: PipelineGuards,
    private readonly jobs: Jobs,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws OrderExchangeOff, LedgerOrderKeyTaken, InquiryMissing, PartyMissing, PipelineGuardRefused, InquiryChangedMeanwhile */
  execute(order: {
    orderId: string;
    inquiryId: string;
    lines: readonly LedgerOrderLine[];
    note: string | null;
    by: string;
    expectedVersion?: number | undefined;
  }): Promise<{ orderId: string }> {
    if (!this.exchange.open) throw new OrderExchangeOff();
    const { orderId, inquiryId, lines, note, by, expectedVersion } = order;
    return this.work.run(async () => {
      const inquiry = await this.inquiries.takeForChange(inquiryId);
      const known = await this.orders.find(orderId);
      if (known && !isSameOrder(known, order)) throw new LedgerOrderKeyTaken(orderId);
      if (known) return { orderId };
      inquiry.expectVersion(expectedVersion);
      await this.guards.check(inquiry.state, 'invoice', { note });
      const { partyId } = inquiry.state;
      const party = await this.parties.find(partyId);
      if (!party) throw new PartyMissing(partyId);
      const given = { id: orderId, inquiryId, party: asOrdered(party), lines, note };
      await this.orders.save(LedgerOrder.give(given, { at: this.clock.now(), by }));
      await this.jobs.enqueue({ job: putOrderJob, key: orderId, payload: { orderId } });
      return { orderId };
    });
  }
}

function asOrdered({ id, name, points }: PartyRecord): LedgerOrderParty {
  const point = (kind: (typeof points)[number]['kind']): string | null =>
    points.find((one) => one.kind === kind)?.value ?? null;
  const [phone, email] = [point('phone'), point('email')];
  return {
    ...{ partyId: id, code1c: point('code1c'), inn: point('inn'), phone, email },
    name: name ?? email ?? phone ?? id,
  };
}
