import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { PaymentMissing, TieMissing } from '../../../domain/invoice/invoice-errors.js';
import { InvoiceSettling } from '../../invoices/invoice-settling.js';
import { LedgerMirror } from '../../ports/ledger/ledger-mirror.port.js';

/** Takes back what was said of a payment and an invoice: the books say again. */
@UseCase()
export class ForgetTie {
  constructor(
    private readonly mirror: LedgerMirror,
    private readonly settling: InvoiceSettling,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws PaymentMissing, TieMissing */
  execute({ paymentKey, invoiceKey }: { paymentKey: string; invoiceKey: string }): Promise<void> {
    return this.work.run(async () => {
      if (!(await this.mirror.takePayment(paymentKey))) throw new PaymentMissing(paymentKey);
      if (!(await this.mirror.dropTie(paymentKey, invoiceKey))) throw new TieMissing(paymentKey, invoiceKey);
      const [at, by] = [this.clock.now(), actorId()];
      await this.mirror.write([{ invoiceKey, at, by, kind: 'tie-forgotten', detail: { payment: paymentKey } }]);
      await this.settling.settlePayment(paymentKey);
    });
  }
}
