import { Query, Tables } from '@prorab/platform/marks';
import type { InvoiceState } from '../../../domain/invoice/invoice-state.js';
import type { LedgerOrderLine, LedgerOrderParty, LedgerOrderState } from '../../../domain/ledger-order/ledger-order.js';
import { Colleagues } from '../../ports/colleagues.port.js';
import { type Named, named } from '../history-line.js';
import { afterKey, all, iso, isoOrNull, sql } from '../sql-text.js';

export interface LedgerOrderView {
  orderId: string;
  inquiry: { id: string; number: number | null };
  party: { id: string; name: string };
  lines: LedgerOrderLine[];
  note: string | null;
  by: Named | null;
  createdAt: string;
  /** Lies in the exchange since. */
  putAt: string | null;
  state: LedgerOrderState;
  stateSince: string;
  invoiceNumber: string | null;
  invoiceKey: string | null;
  /** null: it is not read in the books yet. */
  invoiceState: InvoiceState | null;
  refusal: string | null;
}
interface Row {
  id: string;
  inquiry_id: string;
  number: number | null;
  party: string;
  lines: string;
  note: string | null;
  by: string;
  created_at: unknown;
  put_at: unknown;
  state: LedgerOrderState;
  state_since: unknown;
  invoice_number: string | null;
  invoice_key: string | null;
  invoice_state: InvoiceState | null;
  refusal: string | null;
}

/** Orders that were given to 1C, newest first, with what became of them. */
@Query()
export class ListLedgerOrders {
  constructor(
    private readonly tables: Tables,
    private readonly colleagues: Colleagues,
  ) {}

  /** @returns one more than `limit`, if there are */
  async execute(asked: {
    orderId?: string;
    inquiryId?: string;
    state?: LedgerOrderState;
    limit: number;
    after: { at: Date; id: string } | null;
  }): Promise<LedgerOrderView[]> {
    const { orderId, inquiryId, state, limit, after } = asked;
    const { text, params } = all([
      inquiryId ? sql('o.inquiry_id = ?', inquiryId) : sql('1 = 1'),
      ...(orderId ? [sql('o.id = ?', orderId)] : []),
      ...(state ? [sql('o.state = ?', state)] : []),
      ...(after ? [afterKey('o.created_at', 'o.id', true, [after.at, after.id])] : []),
    ]);
    const rows = await this.tables.all<Row>(
      `select o.*, i.number, v.state as invoice_state from sales_ledger_order o left join sales_inquiry i on i.id = o.inquiry_id left join sales_invoice v on v.id = o.invoice_key where ${text} order by o.created_at desc, o.id desc limit ${Math.trunc(limit) + 1}`,
      params,
    );
    const names = await this.colleagues.names();
    return rows.map((row) => {
      const party = JSON.parse(row.party) as LedgerOrderParty;
      return {
        orderId: row.id,
        inquiry: { id: row.inquiry_id, number: row.number },
        party: { id: party.partyId, name: party.name },
        lines: JSON.parse(row.lines) as LedgerOrderLine[],
        note: row.note,
        by: named(row.by, names),
        ...{ createdAt: iso(row.created_at), putAt: isoOrNull(row.put_at) },
        ...{ state: row.state, stateSince: iso(row.state_since) },
        ...{
          invoiceNumber: row.invoice_number,
          invoiceKey: row.invoice_key,
          invoiceState: row.invoice_state,
          refusal: row.refusal,
        },
      };
    });
  }
}
