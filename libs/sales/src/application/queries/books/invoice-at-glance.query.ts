import { Money } from '@prorab/kernel';
import { Query, Tables, instant, instantOrNull } from '@prorab/platform/marks';
import { type InvoiceReach, InvoiceReaders } from '../invoices/invoice-reach.js';
import { type Sql, all, sql } from '../sql-text.js';
import { InvoiceMissing } from '../../../domain/invoice/invoice-errors.js';

export interface InvoiceGlance {
  invoiceKey: string;
  number: string;
  issuedAt: Date;
  partyName: string | null;
  employeeId: string | null;
  state: string;
  /** Roubles. */
  total: string;
  /** What we have of it: paid less given back. */
  paid: string;
  owed: string;
  payBy: string | null;
  paidAt: Date | null;
  shipped: string;
  /** The first ones; `more` are not shown. */
  lines: { name: string; quantity: string; unit: string | null; sum: string }[];
  more: number;
  readAt: Date;
}
export interface InvoiceName {
  invoiceKey: string;
  number: string;
  issuedAt: Date;
  partyName: string | null;
  total: string;
}
interface Stored {
  id: string;
  number: string;
  at: unknown;
  party_name: string | null;
  books_name: string | null;
  employee_id: string | null;
  state: string;
  total: number;
  paid: number;
  refunded: number;
  pay_by: string | null;
  paid_at: unknown;
  shipped: number;
  read_at: unknown;
}
const SHOWN = 5;
const rub = (kopecks: number): string => Money.ofKopecks(Number(kopecks)).toString();
const from = `from sales_invoice i left join sales_party p on p.id = i.party_id left join sales_ledger_party b on b.id = i.party_key`;

/** An invoice of the mirror in short, as people ask for it. */
@Query()
export class InvoiceAtGlance {
  constructor(
    private readonly tables: Tables,
    private readonly readers: InvoiceReaders,
  ) {}

  /** @throws InvoiceMissing */
  async execute({ invoiceKey }: { invoiceKey: string }): Promise<InvoiceGlance> {
    const [row] = await this.tables.all<Stored>(
      `select i.id, i.number, i.at, p.name as party_name, b.name as books_name, i.employee_id, i.state, i.total, i.paid, i.refunded,
         i.pay_by, i.paid_at, i.shipped, i.read_at ${from} where i.id = ?`,
      [invoiceKey],
    );
    if (!row) throw new InvoiceMissing(invoiceKey);
    const lines = await this.tables.all<{
      name: string | null;
      item_name: string | null;
      quantity: string;
      unit: string | null;
      amount: number;
    }>(
      `select l.name, t.name as item_name, l.quantity, t.unit, l.amount from sales_invoice_line l
       left join sales_ledger_item t on t.id = l.item_key where l.invoice_key = ? order by l.no limit 200`,
      [invoiceKey],
    );
    const [total, paid] = [Number(row.total), Number(row.paid) - Number(row.refunded)];
    return {
      ...{ invoiceKey, number: row.number, issuedAt: instant(row.at), partyName: row.party_name ?? row.books_name },
      ...{ employeeId: row.employee_id, state: row.state, total: rub(total), paid: rub(paid), owed: rub(total - paid) },
      ...{
        payBy: row.pay_by,
        paidAt: instantOrNull(row.paid_at),
        shipped: rub(row.shipped),
        readAt: instant(row.read_at),
      },
      lines: lines.slice(0, SHOWN).map((l) => ({
        ...{ name: l.item_name ?? l.name ?? '', quantity: l.quantity, unit: l.unit, sum: rub(l.amount) },
      })),
      more: Math.max(0, lines.length - SHOWN),
    };
  }

  async isSeen({ invoiceKey, reach }: { invoiceKey: string; reach: InvoiceReach }): Promise<boolean> {
    const { text, params } = all([sql('i.id = ?', invoiceKey), await this.readers.condition(reach)]);
    return (await this.tables.all(`select i.id from sales_invoice i where ${text}`, params)).length > 0;
  }

  /** By the number that people say, newest first: 451 is also «ТД-0451». At most `limit`. */
  async byNumber({
    number,
    reach,
    limit,
  }: {
    number: string;
    reach: InvoiceReach;
    limit: number;
  }): Promise<InvoiceName[]> {
    const seen = await this.readers.condition(reach);
    const exact = await this.#named(all([sql('i.number_key = ?', number.toLowerCase()), seen]), limit);
    if (exact.length > 0 || !/^\d+$/.test(number)) return exact;
    // With a prefix the key is no beginning that an index could find: the numbers alone are read.
    const rows = await this.#named(all([sql('i.number_key like ?', `%${number}`), seen]), 200);
    return rows.filter(({ number: full }) => /(\d+)$/.exec(full)?.[1]?.replace(/^0+/, '') === number).slice(0, limit);
  }

  async #named({ text, params }: Sql, limit: number): Promise<InvoiceName[]> {
    const rows = await this.tables.all<Pick<Stored, 'id' | 'number' | 'at' | 'party_name' | 'books_name' | 'total'>>(
      `select i.id, i.number, i.at, p.name as party_name, b.name as books_name, i.total ${from}
       where ${text} and i.state <> 'void' order by i.at desc, i.id desc limit ${Math.trunc(limit)}`,
      params,
    );
    return rows.map((r) => ({
      ...{ invoiceKey: r.id, number: r.number, issuedAt: instant(r.at), total: rub(r.total) },
      partyName: r.party_name ?? r.books_name,
    }));
  }
}
