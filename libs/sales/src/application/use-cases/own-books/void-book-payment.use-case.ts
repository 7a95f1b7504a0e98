import { Money } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { BookThingMissing } from '../../../domain/own-books/book-errors.js';
import { BookKeeping } from '../../invoices/book-keeping.js';
import { OwnBooks } from '../../ports/ledger/own-books.port.js';

/** A payment was written down by mistake, or it was right after all. */
@UseCase()
export class VoidBookPayment {
  constructor(
    private readonly books: OwnBooks,
    private readonly keeping: BookKeeping,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws OwnBooksClosed, BookThingMissing */
  execute({ paymentKey, isVoid }: { paymentKey: string; isVoid: boolean }): Promise<void> {
    return this.work.run(async () => {
      this.keeping.expectOpen();
      const payment = await this.books.take('payment', paymentKey);
      if (!payment) throw new BookThingMissing('payment', paymentKey);
      if (payment.posted !== isVoid) return;
      const amount = Money.of(payment.amount);
      const owesMore = (payment.direction === 'in') === isVoid ? amount : amount.negate();
      await this.books.write({ ...payment, posted: !isVoid }, ...(await this.keeping.debt(payment.partyKey, owesMore)));
      this.audit.record({
        action: isVoid ? 'sales.book-payment-voided' : 'sales.book-payment-restored',
        subject: paymentKey,
      });
    });
  }
}
