import { Query, Tables } from '@prorab/platform/marks';

/** Whether nobody can say yet which invoices are forgotten: the books were not read whole, or the first round over them is not done. */
@Query()
export class ForgottenCounting {
  constructor(private readonly tables: Tables) {}

  async execute(): Promise<boolean> {
    const [row] = await this.tables.all<{ done: unknown }>(
      `select count(*) as done from sales_invoice_care_start
       where exists (select 1 from sales_ledger_reader where all_at is not null)`,
    );
    return Number(row?.done ?? 0) === 0;
  }
}
