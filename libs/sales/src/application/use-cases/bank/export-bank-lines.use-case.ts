import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { BankLineView } from '../../queries/bank/bank-line-view.js';
import { type BankLineFilter, ListBankLines } from '../../queries/bank/list-bank-lines.query.js';

const page = 500;

/** Lines of the bank as a table, page by page; who took them is written down before the first page. */
@UseCase()
export class ExportBankLines {
  constructor(
    private readonly lines: ListBankLines,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  async execute({ filter }: { filter: BankLineFilter }): Promise<AsyncIterable<readonly BankLineView[]>> {
    await this.work.run(async () =>
      this.audit.record({ action: 'sales.bank-lines-exported', subject: 'sales.bank-line', after: filter }),
    );
    return this.pages(filter);
  }

  private async *pages(filter: BankLineFilter): AsyncGenerator<BankLineView[]> {
    let after: { on: string; id: string } | null = null;
    do {
      const asked = { filter, limit: page, after, language: 'ru', judged: false } as const;
      const found: BankLineView[] = await this.lines.execute(asked);
      yield found.slice(0, page);
      const last = found[page - 1];
      after = found.length > page && last ? { on: last.on, id: last.lineId } : null;
    } while (after);
  }
}
