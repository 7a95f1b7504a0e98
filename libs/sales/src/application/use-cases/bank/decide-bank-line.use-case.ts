import { Clock, Money } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { InvoiceMissing } from '../../../domain/invoice/invoice-errors.js';
import { LineLaying } from '../../bank/line-laying.js';
import { BankEvidence } from '../../ports/bank/bank-evidence.port.js';
import { BankLineBook } from '../../ports/bank/bank-line-book.port.js';
import { LedgerMirror } from '../../ports/ledger/ledger-mirror.port.js';
import { SalesRules } from '../../sales-rules.js';

/** A person says which invoices a line of the bank is for. Laid at once, or when its payment stands in the books. */
@UseCase()
export class DecideBankLine {
  constructor(
    private readonly book: BankLineBook,
    private readonly evidence: BankEvidence,
    private readonly mirror: LedgerMirror,
    private readonly laying: LineLaying,
    private readonly rules: SalesRules,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Amounts in roubles. @throws BankLineMissing, BankLineDecided, BankSplitInvalid, InvoiceMissing */
  execute({
    lineId,
    shares,
  }: {
    lineId: string;
    shares: readonly { invoiceKey: string; amount: string }[];
  }): Promise<void> {
    return this.work.run(async () => {
      const line = await this.book.take(lineId);
      for (const { invoiceKey } of shares) {
        const invoice = await this.mirror.invoice(invoiceKey);
        if (!invoice || invoice.gone) throw new InvoiceMissing(invoiceKey);
      }
      const { paymentKey, amount } = line.state;
      const [payment] = paymentKey === null ? [] : await this.evidence.payments([paymentKey], this.rules.ledgerZone);
      const parts = shares.map((s) => ({ invoiceKey: s.invoiceKey, amount: Number(Money.of(s.amount).kopecks) }));
      const decision = { by: 'person', byId: actorId(), at: this.clock.now() } as const;
      line.decide(parts, payment ? payment.amount - payment.said : amount, decision);
      if (payment?.counts) await this.laying.lay(line, payment);
      await this.book.keep([line], null);
      this.audit.record({ action: 'sales.bank-line-decided', subject: lineId, after: { shares } });
      this.laying.show(line);
    });
  }
}
