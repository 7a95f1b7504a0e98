import { Query, Tables } from '@prorab/platform/marks';
import { InvoiceMissing } from '../../../domain/invoice/invoice-errors.js';

/** Who may do something about the payment of an invoice; doors ask it before they let somebody. */
@Query()
export class InvoiceKeeper {
  constructor(private readonly tables: Tables) {}

  /** Whoever looks after it, its manager in the books, who ordered it, the customer's own. @throws InvoiceMissing */
  async execute({ invoiceKey }: { invoiceKey: string }): Promise<{ number: string; keepers: string[] }> {
    const [row] = await this.tables.all<{
      number: string;
      employee_id: string | null;
      whose_id: string | null;
      owner_id: string | null;
      ordered_by: string | null;
      responsible_id: string | null;
    }>(
      `select i.number, i.employee_id, w.whose_id, c.owner_id, p.responsible_id,
         (select o.\`by\` from sales_ledger_order o where o.invoice_key = i.id order by o.created_at desc limit 1) as ordered_by from sales_invoice i
       left join sales_invoice_watch w on w.invoice_key = i.id left join sales_invoice_care c on c.invoice_key = i.id
       left join sales_party p on p.id = i.party_id where i.id = ?`,
      [invoiceKey],
    );
    if (!row) throw new InvoiceMissing(invoiceKey);
    const keepers = [row.whose_id, row.owner_id, row.employee_id, row.ordered_by, row.responsible_id];
    return { number: row.number, keepers: [...new Set(keepers.flatMap((id) => id ?? []))] };
  }
}
