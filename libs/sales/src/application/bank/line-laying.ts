import { Money } from '@prorab/kernel';
import { ChangeFeed, UseCase } from '@prorab/platform/marks';
import type { BankLine } from '../../domain/bank/bank-line.js';
import type { PaymentOfBooks } from '../ports/bank/bank-evidence.port.js';
import { LedgerMirror } from '../ports/ledger/ledger-mirror.port.js';
import { ForgetTie } from '../use-cases/invoices/forget-tie.use-case.js';
import { TiePayment } from '../use-cases/invoices/tie-payment.use-case.js';

/** Lays what was decided of a line to the invoices, and takes it back. Inside the caller's unit of work. */
@UseCase()
export class LineLaying {
  constructor(
    private readonly mirror: LedgerMirror,
    private readonly tie: TiePayment,
    private readonly forget: ForgetTie,
    private readonly feed: ChangeFeed,
  ) {}

  /** What cannot be laid any more is open again: an invoice is gone, or persons have given the money to others since. */
  async lay(line: BankLine, payment: PaymentOfBooks): Promise<void> {
    const { shares } = line.state;
    const invoices = await Promise.all(shares.map((s) => this.mirror.invoice(s.invoiceKey)));
    const sum = shares.reduce((all, s) => all + s.amount, 0);
    if (sum > payment.amount - payment.said || invoices.some((i) => i === null || i.gone))
      return line.reopen({ held: false });
    for (const { invoiceKey, amount } of shares)
      await this.tie.execute({ paymentKey: payment.key, invoiceKey, amount: roublesOf(amount), tiedBy: 'line' });
    line.laid();
  }

  /** Those that a person has not taken back already. */
  async takeBack(line: BankLine): Promise<void> {
    const { paymentKey, shares, state } = line.state;
    const payment = state === 'tied' && paymentKey !== null ? await this.mirror.takePayment(paymentKey) : null;
    for (const { invoiceKey } of shares)
      if (payment?.ties.some((t) => t.invoiceKey === invoiceKey && t.tiedBy === 'line'))
        await this.forget.execute({ paymentKey: payment.key, invoiceKey });
  }

  /** No sums: who may see them asks for them. */
  show({ state: { id, state } }: BankLine): void {
    this.feed.append({ stream: 'invoices', kind: 'bank-line-changed', subject: id, payload: { lineId: id, state } });
  }
}

const roublesOf = (kopecks: number): string => Money.ofKopecks(kopecks).toString();
