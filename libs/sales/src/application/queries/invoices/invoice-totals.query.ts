import { Clock } from '@prorab/kernel';
import { Query, Tables } from '@prorab/platform/marks';
import { SalesRules } from '../../sales-rules.js';
import { all } from '../sql-text.js';
import { booksDay } from './age-brackets.js';
import { type InvoiceFilter, invoiceConditions } from './invoice-filter.js';
import { roubles } from './invoice-line.js';
import { type InvoiceReach, InvoiceReaders } from './invoice-reach.js';

export interface InvoiceTotalsView {
  invoices: number;
  /** Roubles. `have`: what came less what was given back; `rest`: what is still awaited. */
  total: string;
  have: string;
  rest: string;
}

/** What the list of invoices comes to, all pages together. One statement. */
@Query()
export class InvoiceTotals {
  constructor(
    private readonly tables: Tables,
    private readonly readers: InvoiceReaders,
    private readonly rules: SalesRules,
    private readonly clock: Clock,
  ) {}

  async execute({ filter, reach }: { filter: InvoiceFilter; reach: InvoiceReach }): Promise<InvoiceTotalsView> {
    const where = all([
      await this.readers.condition(reach),
      ...invoiceConditions(filter, booksDay(this.rules, this.clock)),
    ]);
    const [row] = await this.tables.all<Record<'n' | 'total' | 'have' | 'rest', unknown>>(
      `select count(*) as n, sum(i.total) as total, sum(i.paid - i.refunded) as have,
         sum(case when i.state in ('unpaid', 'partly', 'not-tied') and i.total > i.paid - i.refunded
           then i.total - i.paid + i.refunded else 0 end) as rest
       from sales_invoice i where ${where.text}`,
      where.params,
    );
    return {
      ...{ invoices: Number(row?.n ?? 0), total: roubles(row?.total), have: roubles(row?.have) },
      rest: roubles(row?.rest),
    };
  }
}
