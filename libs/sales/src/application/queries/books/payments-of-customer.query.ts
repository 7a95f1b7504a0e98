import { Money } from '@prorab/kernel';
import { Query, Tables, instant } from '@prorab/platform/marks';
import { type InvoiceReach, InvoiceReaders } from '../invoices/invoice-reach.js';

export interface CustomerPayments {
  /** Roubles: awaited of invoices that count. */
  owed: string;
  unpaid: { invoiceKey: string; number: string; issuedAt: Date; owed: string; state: string }[];
  /** How many are awaited in all. */
  unpaidCount: number;
  /** Money came, but not for an invoice. */
  notTied: { number: string; issuedAt: Date; total: string; invoiceKey: string }[];
  lastPayment: { at: Date; amount: string; number: string } | null;
  /** By the settlements of the books; negative: we owe. Null also to one whose customer it is not. */
  balance: string | null;
}
interface Stored {
  id: string;
  number: string;
  at: unknown;
  total: number;
  paid: number;
  refunded: number;
  state: string;
}
const SHOWN = 5;
const MOST = 1_000;
const rub = (kopecks: number): string => Money.ofKopecks(kopecks).toString();

/** What a customer has paid and still has to: all his cards of the books together. */
@Query()
export class PaymentsOfCustomer {
  constructor(
    private readonly tables: Tables,
    private readonly readers: InvoiceReaders,
  ) {}

  /** Of the invoices within reach, and of what belongs to those. */
  async execute({ partyId, reach }: { partyId: string; reach: InvoiceReach }): Promise<CustomerPayments> {
    const seen = await this.readers.condition(reach);
    const rows = await this.tables.all<Stored>(
      `select i.id, i.number, i.at, i.total, i.paid, i.refunded, i.state from sales_invoice i
       where i.party_id = ? and i.state in ('unpaid', 'partly', 'not-tied') and i.phantom_of is null and ${seen.text}
       order by i.at desc limit ${MOST}`,
      [partyId, ...seen.params],
    );
    const [payment] = await this.tables.all<{ at: unknown; amount: number; number: string }>(
      `select m.at, m.amount, m.number from sales_ledger_payment m join sales_ledger_party b on b.id = m.party_key
       where b.party_id = ? and m.direction = 'in' and m.posted = ? and m.marked = ? and m.gone_at is null
         ${reach === 'all' ? '' : `and m.id in (select s.payment_key from sales_payment_share s join sales_invoice i on i.id = s.invoice_key where ${seen.text})`}
       order by m.at desc limit 1`,
      [partyId, true, false, ...(reach === 'all' ? [] : seen.params)],
    );
    const his = await this.readers.customers(reach);
    const [debt] = await this.tables.all<{ n: number; amount: number | null }>(
      `select count(*) as n, sum(d.amount) as amount from sales_ledger_debt d join sales_ledger_party b on b.id = d.party_key
       join sales_party p on p.id = b.party_id where p.id = ? and ${his.text}`,
      [partyId, ...his.params],
    );
    const owedOf = (r: Stored): number => Number(r.total) - Number(r.paid) + Number(r.refunded);
    const unpaid = rows.filter((r) => r.state !== 'not-tied');
    return {
      owed: rub(unpaid.reduce((sum, r) => sum + owedOf(r), 0)),
      unpaid: unpaid.slice(0, SHOWN).map((r) => ({
        ...{ invoiceKey: r.id, number: r.number, issuedAt: instant(r.at), owed: rub(owedOf(r)), state: r.state },
      })),
      unpaidCount: unpaid.length,
      notTied: rows
        .filter((r) => r.state === 'not-tied')
        .slice(0, SHOWN)
        .map((r) => ({ invoiceKey: r.id, number: r.number, issuedAt: instant(r.at), total: rub(Number(r.total)) })),
      lastPayment: payment
        ? { at: instant(payment.at), amount: rub(Number(payment.amount)), number: payment.number }
        : null,
      balance: Number(debt?.n ?? 0) > 0 ? rub(Number(debt?.amount ?? 0)) : null,
    };
  }
}
