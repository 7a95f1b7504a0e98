import { Query, Tables } from '@prorab/platform/marks';
import { InvoiceMissing } from '../../../domain/invoice/invoice-errors.js';
import type { TiedBy } from '../../../domain/invoice/payment-shares.js';
import { Colleagues } from '../../ports/colleagues.port.js';
import { type Named, named } from '../history-line.js';
import { all, iso, isoOrNull, sql } from '../sql-text.js';
import {
  type InvoiceLineView,
  type StoredInvoiceLine,
  invoiceLine,
  invoiceLineColumns,
  invoiceLineJoins,
  roubles,
} from './invoice-line.js';
import { type InvoiceReach, InvoiceReaders } from './invoice-reach.js';

export interface InvoiceCardView extends InvoiceLineView {
  vat: string;
  note: string | null;
  /** The order it was made of; null: of none of ours. */
  order: { orderId: string; at: string; by: Named | null } | null;
  lines: {
    no: number;
    itemKey: string | null;
    name: string;
    unit: string | null;
    quantity: string;
    price: string;
    sum: string;
    vat: string;
  }[];
  payments: {
    paymentKey: string;
    number: string;
    at: string;
    means: 'bank' | 'cash';
    direction: 'in' | 'out';
    amount: string;
    /** How much of it is for this invoice, and who says so. */
    share: string;
    tiedBy: TiedBy;
    tiedByEmployee: Named | null;
  }[];
  shipments: { shipmentKey: string; number: string; at: string; total: string; posted: boolean; marked: boolean }[];
  history: { at: string; by: Named | null; kind: string; detail: Record<string, string | null> }[];
  /** When the books last answered; null: never yet. */
  booksAnsweredAt: string | null;
}
const most = 200;

/** All that is known of one invoice, read from the mirror. A constant number of statements. */
@Query()
export class InvoiceCard {
  constructor(
    private readonly tables: Tables,
    private readonly readers: InvoiceReaders,
    private readonly colleagues: Colleagues,
  ) {}

  /** @throws InvoiceMissing also for an invoice that the reader may not see */
  async execute({ invoiceKey, reach }: { invoiceKey: string; reach: InvoiceReach }): Promise<InvoiceCardView> {
    const where = all([sql('i.id = ?', invoiceKey), await this.readers.condition(reach)]);
    const [row] = await this.tables.all<StoredInvoiceLine & { vat: unknown; note: string | null; books_at: unknown }>(
      `select ${invoiceLineColumns}, i.vat, i.note, (select max(r.checked_at) from sales_ledger_reader r) as books_at
       from sales_invoice i ${invoiceLineJoins} where ${where.text}`,
      where.params,
    );
    if (!row) throw new InvoiceMissing(invoiceKey);
    const names = await this.colleagues.names();
    return {
      ...invoiceLine(row, names),
      vat: roubles(row.vat),
      note: row.note,
      order: await this.order(invoiceKey, names),
      lines: await this.lines(invoiceKey),
      payments: await this.payments(invoiceKey, names),
      shipments: await this.shipments(invoiceKey),
      history: await this.history(invoiceKey, names),
      booksAnsweredAt: isoOrNull(row.books_at),
    };
  }

  private async order(key: string, names: ReadonlyMap<string, string>): Promise<InvoiceCardView['order']> {
    const [order] = await this.tables.all<{ id: string; created_at: unknown; by: string }>(
      'select o.* from sales_ledger_order o where o.invoice_key = ? order by o.created_at, o.id limit 1',
      [key],
    );
    return order ? { orderId: order.id, at: iso(order.created_at), by: named(order.by, names) } : null;
  }
  private async lines(key: string): Promise<InvoiceCardView['lines']> {
    const rows = await this.tables.all<
      Record<'no' | 'price' | 'amount' | 'vat', unknown> & {
        item_key: string | null;
        name: string | null;
        item_name: string | null;
        unit: string | null;
        quantity: string;
      }
    >(
      `select l.no, l.item_key, l.name, t.name as item_name, t.unit, l.quantity, l.price, l.amount, l.vat
       from sales_invoice_line l left join sales_ledger_item t on t.id = l.item_key
       where l.invoice_key = ? order by l.no limit ${most}`,
      [key],
    );
    return rows.map((l) => ({
      ...{
        no: Number(l.no),
        itemKey: l.item_key,
        name: l.name ?? l.item_name ?? '',
        unit: l.unit,
        quantity: l.quantity,
      },
      ...{ price: roubles(l.price), sum: roubles(l.amount), vat: roubles(l.vat) },
    }));
  }
  private async payments(key: string, names: ReadonlyMap<string, string>): Promise<InvoiceCardView['payments']> {
    const rows = await this.tables.all<{
      id: string;
      number: string;
      at: unknown;
      means: 'bank' | 'cash';
      direction: 'in' | 'out';
      amount: unknown;
      share: unknown;
      tied_by: TiedBy;
      tied_by_id: string | null;
    }>(
      `select m.id, m.number, m.at, m.means, m.direction, m.amount, s.amount as share, s.tied_by, s.tied_by_id
       from sales_payment_share s join sales_ledger_payment m on m.id = s.payment_key
       where s.invoice_key = ? order by m.at, m.id limit ${most}`,
      [key],
    );
    return rows.map((m) => ({
      ...{ paymentKey: m.id, number: m.number, at: iso(m.at), means: m.means, direction: m.direction },
      ...{ amount: roubles(m.amount), share: roubles(m.share), tiedBy: m.tied_by },
      tiedByEmployee: named(m.tied_by_id, names),
    }));
  }
  private async shipments(key: string): Promise<InvoiceCardView['shipments']> {
    const rows = await this.tables.all<{
      id: string;
      number: string;
      at: unknown;
      total: unknown;
      posted: unknown;
      marked: unknown;
    }>(
      `select id, number, at, total, posted, marked from sales_ledger_shipment
       where invoice_key = ? and gone_at is null order by at, id limit ${most}`,
      [key],
    );
    return rows.map((s) => ({
      ...{ shipmentKey: s.id, number: s.number, at: iso(s.at), total: roubles(s.total) },
      ...{ posted: Number(s.posted) === 1, marked: Number(s.marked) === 1 },
    }));
  }
  private async history(key: string, names: ReadonlyMap<string, string>): Promise<InvoiceCardView['history']> {
    const rows = await this.tables.all<{ at: unknown; by_id: string | null; kind: string; detail: string }>(
      `select at, by_id, kind, detail from sales_invoice_history where invoice_key = ? order by at desc, id desc limit ${most}`,
      [key],
    );
    return rows.map((h) => ({
      ...{ at: iso(h.at), by: named(h.by_id, names), kind: h.kind },
      detail: JSON.parse(h.detail) as Record<string, string | null>,
    }));
  }
}
