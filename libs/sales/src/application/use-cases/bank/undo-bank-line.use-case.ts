import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { LineLaying } from '../../bank/line-laying.js';
import { BankLineBook } from '../../ports/bank/bank-line-book.port.js';

/** Takes back what was decided of a line of the bank, whoever decided it; the rule does not decide it again. */
@UseCase()
export class UndoBankLine {
  constructor(
    private readonly book: BankLineBook,
    private readonly laying: LineLaying,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws BankLineMissing, BankLineUndecided */
  execute({ lineId }: { lineId: string }): Promise<void> {
    return this.work.run(async () => {
      const line = await this.book.take(lineId);
      const { state, shares, decidedBy } = line.state;
      await this.laying.takeBack(line);
      line.undo();
      await this.book.keep([line], null);
      this.audit.record({ action: 'sales.bank-line-undone', subject: lineId, before: { state, shares, decidedBy } });
      this.laying.show(line);
    });
  }
}
