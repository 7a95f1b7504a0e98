import { Clock } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { LineLaying } from '../../bank/line-laying.js';
import { BankLineBook } from '../../ports/bank/bank-line-book.port.js';

/** It is no payment of a customer: a loan, a refund of a supplier, interest of the bank. */
@UseCase()
export class SetBankLineAside {
  constructor(
    private readonly book: BankLineBook,
    private readonly laying: LineLaying,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws BankLineMissing, BankLineDecided */
  execute({ lineId, note }: { lineId: string; note: string | null }): Promise<void> {
    return this.work.run(async () => {
      const line = await this.book.take(lineId);
      line.isNotCustomers({ byId: actorId(), at: this.clock.now(), note });
      await this.book.keep([line], null);
      this.audit.record({ action: 'sales.bank-line-set-aside', subject: lineId, after: { note } });
      this.laying.show(line);
    });
  }
}
