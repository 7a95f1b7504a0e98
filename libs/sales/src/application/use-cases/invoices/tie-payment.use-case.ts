import { Clock, Money } from '@prorab/kernel';
import { UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { InvoiceMissing, PaymentMissing, TieBeyondPayment } from '../../../domain/invoice/invoice-errors.js';
import { InvoiceSettling } from '../../invoices/invoice-settling.js';
import { LedgerMirror } from '../../ports/ledger/ledger-mirror.port.js';

/** A person, or a line of the bank, says that so much of a payment is for an invoice. Goes before what the books say. */
@UseCase()
export class TiePayment {
  constructor(
    private readonly mirror: LedgerMirror,
    private readonly settling: InvoiceSettling,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** `amount` in roubles; without it as much as the invoice and the payment allow. @throws PaymentMissing, InvoiceMissing, TieBeyondPayment */
  execute({
    paymentKey,
    invoiceKey,
    amount,
    tiedBy = 'person',
  }: {
    paymentKey: string;
    invoiceKey: string;
    amount?: string | undefined;
    tiedBy?: 'person' | 'line';
  }): Promise<{ amount: string }> {
    return this.work.run(async () => {
      const payment = await this.mirror.takePayment(paymentKey);
      if (!payment) throw new PaymentMissing(paymentKey);
      const invoice = await this.mirror.invoice(invoiceKey);
      if (!invoice || invoice.gone) throw new InvoiceMissing(invoiceKey);
      const others = payment.ties.filter((t) => t.invoiceKey !== invoiceKey);
      const left = payment.amount - others.reduce((sum, t) => sum + t.amount, 0);
      const wanted = amount === undefined ? Math.min(left, invoice.total) : Number(Money.of(amount).kopecks);
      if (wanted > left || wanted <= 0) throw new TieBeyondPayment(paymentKey, Money.ofKopecks(left).toString());
      const at = this.clock.now();
      await this.mirror.keepTie(paymentKey, { invoiceKey, amount: wanted, tiedBy, tiedById: actorId() }, at);
      const told = Money.ofKopecks(wanted).toString();
      await this.mirror.write([
        { invoiceKey, at, by: actorId(), kind: 'tied', detail: { payment: paymentKey, amount: told } },
      ]);
      await this.settling.settlePayment(paymentKey);
      return { amount: told };
    });
  }
}
