import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { InvoiceFilter } from '../../queries/invoices/invoice-filter.js';
import type { InvoiceLineView } from '../../queries/invoices/invoice-line.js';
import type { InvoiceReach } from '../../queries/invoices/invoice-reach.js';
import { ListInvoices } from '../../queries/invoices/list-invoices.query.js';

const page = 500;

/** All invoices that the filter finds leave the house, page by page; who took them is written down before the first page. */
@UseCase()
export class ExportInvoices {
  constructor(
    private readonly invoices: ListInvoices,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  async execute({
    filter,
    reach,
  }: {
    filter: InvoiceFilter;
    reach: InvoiceReach;
  }): Promise<AsyncIterable<readonly InvoiceLineView[]>> {
    await this.work.run(async () =>
      this.audit.record({ action: 'sales.invoices-exported', subject: 'sales.invoice', after: { ...filter, reach } }),
    );
    return this.pages(filter, reach);
  }

  private async *pages(filter: InvoiceFilter, reach: InvoiceReach): AsyncGenerator<InvoiceLineView[]> {
    let after: { at: Date; id: string } | null = null;
    do {
      const found: InvoiceLineView[] = await this.invoices.execute({ filter, reach, limit: page, after });
      yield found.slice(0, page);
      const last = found[page - 1];
      after = found.length > page && last ? { at: new Date(last.issuedAt), id: last.invoiceKey } : null;
    } while (after);
  }
}
