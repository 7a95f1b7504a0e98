import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { LedgerOrderMissing } from '../../../domain/ledger-order/ledger-order-errors.js';
import { OrderOutcomes } from '../../invoices/order-outcomes.js';
import { InquiryBook } from '../../ports/inquiry-book.port.js';
import { LedgerOrderBook } from '../../ports/ledger/ledger-order-book.port.js';

/** The invoice of an order was deleted in 1C: a person says which one took its place. */
@UseCase()
export class TieOrderToInvoice {
  constructor(
    private readonly orders: LedgerOrderBook,
    private readonly inquiries: InquiryBook,
    private readonly outcomes: OrderOutcomes,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** `expectedVersion`: of its inquiry. @throws InquiryChangedMeanwhile, and what `OrderOutcomes.saidAnew` throws */
  execute(said: { orderId: string; invoiceKey: string; expectedVersion?: number | undefined }): Promise<void> {
    const { orderId, invoiceKey, expectedVersion } = said;
    return this.work.run(async () => {
      const before = await this.orders.find(orderId);
      if (!before) throw new LedgerOrderMissing(orderId);
      (await this.inquiries.takeForChange(before.inquiryId)).expectVersion(expectedVersion);
      await this.outcomes.saidAnew(orderId, invoiceKey);
      if (before.invoiceKey === invoiceKey) return;
      this.audit.record({
        ...{ action: 'sales.order-tied-anew', subject: orderId },
        ...{ before: { invoiceKey: before.invoiceKey }, after: { invoiceKey } },
      });
    });
  }
}
