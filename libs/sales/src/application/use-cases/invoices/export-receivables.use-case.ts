import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { InvoiceReach } from '../../queries/invoices/invoice-reach.js';
import { Receivables, type ReceivablesView } from '../../queries/invoices/receivables.query.js';

/** What customers have to pay leaves the house as a table; who took it is written down before. */
@UseCase()
export class ExportReceivables {
  constructor(
    private readonly receivables: Receivables,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  async execute({ reach }: { reach: InvoiceReach }): Promise<ReceivablesView> {
    await this.work.run(async () =>
      this.audit.record({ action: 'sales.receivables-exported', subject: 'sales.invoice', after: { reach } }),
    );
    return this.receivables.execute({ reach });
  }
}
