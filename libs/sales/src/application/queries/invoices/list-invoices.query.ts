import { Clock } from '@prorab/kernel';
import { Query, Tables } from '@prorab/platform/marks';
import { Colleagues } from '../../ports/colleagues.port.js';
import { SalesRules } from '../../sales-rules.js';
import { afterKey, all } from '../sql-text.js';
import { booksDay } from './age-brackets.js';
import { type InvoiceFilter, invoiceConditions } from './invoice-filter.js';
import {
  type InvoiceLineView,
  type StoredInvoiceLine,
  invoiceLine,
  invoiceLineColumns,
  invoiceLineJoins,
} from './invoice-line.js';
import { type InvoiceReach, InvoiceReaders } from './invoice-reach.js';

/** Invoices, newest first. */
@Query()
export class ListInvoices {
  constructor(
    private readonly tables: Tables,
    private readonly readers: InvoiceReaders,
    private readonly colleagues: Colleagues,
    private readonly rules: SalesRules,
    private readonly clock: Clock,
  ) {}

  /** One statement whatever the filter. @returns one more than `limit`, if there are */
  async execute({
    filter,
    reach,
    limit,
    after,
  }: {
    filter: InvoiceFilter;
    reach: InvoiceReach;
    limit: number;
    after: { at: Date; id: string } | null;
  }): Promise<InvoiceLineView[]> {
    const where = all([
      await this.readers.condition(reach),
      ...invoiceConditions(filter, booksDay(this.rules, this.clock)),
      ...(after ? [afterKey('i.at', 'i.id', true, [after.at, after.id])] : []),
    ]);
    const rows = await this.tables.all<StoredInvoiceLine>(
      `select ${invoiceLineColumns} from sales_invoice i ${invoiceLineJoins}
       where ${where.text} order by i.at desc, i.id desc limit ${Math.trunc(limit) + 1}`,
      where.params,
    );
    const names = await this.colleagues.names();
    return rows.map((r) => invoiceLine(r, names));
  }
}
