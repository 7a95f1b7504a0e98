import { Database } from '@prorab/platform';
import { instant } from '@prorab/platform/marks';
import type { OneCTruth } from './one-c.js';

export interface MirrorDocument {
  readonly key: string;
  readonly total: number;
  readonly posted: boolean;
  readonly marked: boolean;
}
/** What a house knows of the books, as it stands in its tables; what is gone from the books is left out. */
export class Mirror {
  private constructor(private readonly database: Database) {}
  static async of(url: string): Promise<Mirror> {
    return new Mirror(await Database.open({ url, tables: [] }));
  }
  close(): Promise<void> {
    return this.database.close();
  }
  rows<T extends object>(question: string, ...params: (string | number | Date)[]): Promise<T[]> {
    return this.database.all<T>(question, params);
  }
  async count(what: string, ...params: (string | number)[]): Promise<number> {
    return Number((await this.rows<{ n: number }>(`select count(*) as n from ${what}`, ...params))[0]?.n);
  }
  run(statement: string, ...params: (string | number | Date)[]): Promise<unknown> {
    return this.database.run(statement, params);
  }
  async documents(table: string, sum: string): Promise<MirrorDocument[]> {
    const rows = await this.rows<{ id: string; total: unknown; posted: unknown; marked: unknown }>(
      `select id, ${sum} as total, posted, marked from ${table} where gone_at is null order by id`,
    );
    return rows.map((r) => ({
      ...{ key: r.id, total: Number(r.total), posted: Number(r.posted) === 1, marked: Number(r.marked) === 1 },
    }));
  }
  async everything() {
    return {
      invoices: await this.documents('sales_invoice', 'total'),
      shipments: await this.documents('sales_ledger_shipment', 'total'),
      payments: await this.documents('sales_ledger_payment', 'amount'),
      lines: await this.count(
        'sales_invoice_line l join sales_invoice i on i.id = l.invoice_key where i.gone_at is null',
      ),
      parties: await this.count('sales_ledger_party where gone_at is null'),
    };
  }
  /** What was worked out of it, without what differs from house to house, and from engine to engine. */
  async settled(): Promise<{ invoices: unknown[]; shares: unknown[]; debts: unknown[] }> {
    const invoices = await this.rows<{ at: unknown }>(
      'select id, number, at, party_key, state, paid, refunded, shipped from sales_invoice where gone_at is null order by id',
    );
    return {
      invoices: invoices.map((one) => ({ ...one, at: instant(one.at) })),
      shares: await this.rows(
        'select payment_key, invoice_key, amount, tied_by from sales_payment_share order by payment_key, invoice_key',
      ),
      debts: await this.rows('select id, amount from sales_ledger_debt order by id'),
    };
  }
  /** Those that read for a dead process hold the books until their lease is over; here the time passes at once. */
  async leaseEnds(): Promise<void> {
    await this.run('update sales_ledger_reader set leased_until = ?', new Date(0));
  }
}

/** The same of 1C itself, as the mirror should have it. */
export function mirrorOf({ invoices, shipments, payments, lines, parties }: OneCTruth) {
  const key = (id: string): string => id.trim();
  const sorted = <T extends { key: string }>(list: T[]): T[] => list.sort((a, b) => (a.key < b.key ? -1 : 1));
  const plain = (list: OneCTruth['shipments'], total: (d: OneCTruth['shipments'][number]) => number) =>
    sorted(list.map((d) => ({ key: key(d.id), total: total(d), posted: d.posted === 1, marked: d.marked === 1 })));
  const onTop = new Map(
    invoices.map((i) => [i.id, i.УчитыватьНДС === 1 && i.СуммаВклНДС === 0 ? i.СуммаНДС : 0] as const),
  );
  return {
    invoices: plain(invoices, (i) => i.Сумма + (onTop.get(i.id) ?? 0)),
    shipments: plain(shipments, (d) => d.Сумма),
    payments: plain(payments, (d) => d.Сумма),
    lines,
    parties,
  };
}
