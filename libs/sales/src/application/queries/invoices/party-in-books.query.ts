import { Query, Tables } from '@prorab/platform/marks';
import { PartyMissing } from '../../../domain/party/party-errors.js';
import { Colleagues } from '../../ports/colleagues.port.js';
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

export interface PartyInBooksView {
  /** What the books call him; several when they have him twice, or after a merge of ours. */
  records: {
    partyKey: string;
    code: string | null;
    name: string;
    fullName: string | null;
    inn: string | null;
    marked: boolean;
    readAt: string;
  }[];
  /** By contract, roubles; negative: we owe. None to one whose customer it is not. */
  debts: { contract: string | null; amount: string; readAt: string }[];
  debt: string | null;
  /** Awaited by open invoices. */
  awaited: string;
  /** The last 50. */
  invoices: InvoiceLineView[];
  /** The last 20. */
  shipments: { shipmentKey: string; number: string; at: string; total: string; invoiceNumber: string | null }[];
  booksAnsweredAt: string | null;
}

/** A customer as the books know him: codes, debts, invoices with what is paid, last shipments, and how old that is. */
@Query()
export class PartyInBooks {
  constructor(
    private readonly tables: Tables,
    private readonly readers: InvoiceReaders,
    private readonly colleagues: Colleagues,
  ) {}

  /** @throws PartyMissing */
  async execute({ partyId, reach }: { partyId: string; reach: InvoiceReach }): Promise<PartyInBooksView> {
    const his = await this.readers.customers(reach);
    const [party] = await this.tables.all<{ books_at: unknown; his: unknown }>(
      `select (select max(r.checked_at) from sales_ledger_reader r) as books_at, case when ${his.text} then 1 else 0 end as his
       from sales_party p where p.id = ?`,
      [...his.params, partyId],
    );
    if (!party) throw new PartyMissing(partyId);
    const records = await this.tables.all<{
      id: string;
      code: string | null;
      name: string;
      full_name: string | null;
      inn: string | null;
      marked: unknown;
      read_at: unknown;
    }>(
      'select id, code, name, full_name, inn, marked, read_at from sales_ledger_party where party_id = ? and gone_at is null order by id limit 50',
      [partyId],
    );
    const debts = await this.tables.all<{ contract: string | null; amount: unknown; read_at: unknown }>(
      `select c.name as contract, d.amount, d.read_at from sales_ledger_debt d join sales_ledger_party b on b.id = d.party_key
       left join sales_ledger_contract c on c.id = d.contract_key where b.party_id = ? and ? = 1 and d.amount <> 0 order by d.amount desc, d.id limit 100`,
      [partyId, Number(party.his)],
    );
    const seen = await this.readers.condition(reach);
    const mine = all([sql('i.party_id = ?', partyId), seen, sql("i.state not in ('draft', 'void')")]);
    const [sum] = await this.tables.all<{ awaited: unknown }>(
      `select sum(i.total - i.paid + i.refunded) as awaited from sales_invoice i
       where ${mine.text} and i.state in ('unpaid', 'partly', 'not-tied') and i.phantom_of is null`,
      mine.params,
    );
    const invoices = await this.tables.all<StoredInvoiceLine>(
      `select ${invoiceLineColumns} from sales_invoice i ${invoiceLineJoins} where ${mine.text} order by i.at desc, i.id desc limit 50`,
      mine.params,
    );
    const shipments = await this.tables.all<{
      id: string;
      number: string;
      at: unknown;
      total: unknown;
      invoice_number: string | null;
    }>(
      `select s.id, s.number, s.at, s.total, i.number as invoice_number from sales_ledger_shipment s
       join sales_ledger_party b on b.id = s.party_key left join sales_invoice i on i.id = s.invoice_key
       where b.party_id = ? and s.posted = 1 and s.marked = 0 and s.gone_at is null
         ${reach === 'all' ? '' : `and i.id is not null and ${seen.text}`} order by s.at desc, s.id desc limit 20`,
      [partyId, ...(reach === 'all' ? [] : seen.params)],
    );
    const names = await this.colleagues.names();
    const owed = debts.reduce((total, d) => total + Number(d.amount), 0);
    return {
      records: records.map((r) => ({
        ...{ partyKey: r.id, code: r.code, name: r.name, fullName: r.full_name, inn: r.inn },
        ...{ marked: Number(r.marked) === 1, readAt: iso(r.read_at) },
      })),
      debts: debts.map((d) => ({ contract: d.contract, amount: roubles(d.amount), readAt: iso(d.read_at) })),
      debt: records.length && Number(party.his) === 1 ? roubles(owed) : null,
      awaited: roubles(sum?.awaited),
      invoices: invoices.map((r) => invoiceLine(r, names)),
      shipments: shipments.map((s) => ({
        ...{
          shipmentKey: s.id,
          number: s.number,
          at: iso(s.at),
          total: roubles(s.total),
          invoiceNumber: s.invoice_number,
        },
      })),
      booksAnsweredAt: isoOrNull(party.books_at),
    };
  }
}
