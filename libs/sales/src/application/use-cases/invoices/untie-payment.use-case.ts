import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { InvoiceMissing, PaymentMissing } from '../../../domain/invoice/invoice-errors.js';
import { InvoiceSettling } from '../../invoices/invoice-settling.js';
import { LedgerMirror } from '../../ports/ledger/ledger-mirror.port.js';

/** A person says that a payment is not for an invoice, whatever the books say. */
@UseCase()
export class UntiePayment {
  constructor(
    private readonly mirror: LedgerMirror,
    private readonly settling: InvoiceSettling,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws PaymentMissing, InvoiceMissing */
  execute({ paymentKey, invoiceKey }: { paymentKey: string; invoiceKey: string }): Promise<void> {
    return this.work.run(async () => {
      if (!(await this.mirror.takePayment(paymentKey))) throw new PaymentMissing(paymentKey);
      if (!(await this.mirror.invoice(invoiceKey))) throw new InvoiceMissing(invoiceKey);
      const [at, by] = [this.clock.now(), actorId()];
      await this.mirror.keepTie(paymentKey, { invoiceKey, amount: 0, tiedBy: 'person', tiedById: by }, at);
      await this.mirror.write([{ invoiceKey, at, by, kind: 'untied', detail: { payment: paymentKey } }]);
      await this.settling.settlePayment(paymentKey);
    });
  }
}
