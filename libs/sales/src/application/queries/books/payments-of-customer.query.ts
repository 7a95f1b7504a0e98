import { Money } from '@prorab/kernel';
import { Query, Tables, instant } from '@prorab/platform/marks';

export interface CustomerPayments {
  /** Roubles: awaited of invoices that count. */
  owed: string;
  unpaid: { invoiceKey: string; number: string; issuedAt: Date; owed: string; state: string }[];
  /** How many are awaited in all. */
  unpaidCount: number;
  /** Money came, but not for an invoice. */
  notTied: { number: string; issuedAt: Date; total: string; invoiceKey: string }[];
  lastPayment: { at: Date; amount: string; number: string } | null;
  /** By the settlements of the books; negative: we owe. */
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
  constructor(private readonly tables: Tables) {}

  async execute({ partyId }: { partyId: string }): Promise<CustomerPayments> {
    const rows = await this.tables.all<Stored>(
      `select id, number, at, total, paid, refunded, state from sales_invoice
       where party_id = ? and state in ('unpaid', 'partly', 'not-tied') and phantom_of is null order by at desc limit ${MOST}`,
      [partyId],
    );
    const [payment] = await this.tables.all<{ at: unknown; amount: number; number: string }>(
      `select m.at, m.amount, m.number from sales_ledger_payment m join sales_ledger_party b on b.id = m.party_key
       where b.party_id = ? and m.direction = 'in' and m.posted = ? and m.marked = ? and m.gone_at is null order by m.at desc limit 1`,
      [partyId, true, false],
    );
    const [debt] = await this.tables.all<{ n: number; amount: number | null }>(
      `select count(*) as n, sum(d.amount) as amount from sales_ledger_debt d join sales_ledger_party b on b.id = d.party_key where b.party_id = ?`,
      [partyId],
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
