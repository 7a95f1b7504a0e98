import { Query, Tables } from '@prorab/platform/marks';
import { roubles } from '../invoices/invoice-line.js';
import { iso } from '../sql-text.js';

/** Sums in roubles. */
export interface UnlaidMoneyView {
  count: number;
  sum: string;
  /** Of them decided already; only their payments are not in the books yet. */
  waiting: number;
  /** The latest. */
  first: { on: string; who: string | null; amount: string; purpose: string | null }[];
}
const open = "l.state = 'open'";
/** Payments of the books that no line of the bank stands for. */
const loose = `m.posted = 1 and m.marked = 0 and m.gone_at is null and m.direction = 'in' and m.amount > m.tied + 1
  and not exists (select 1 from sales_bank_line l where l.payment_key = m.id)`;

/** Money that came and that nobody knows what for: open lines of the bank, and payments of the books that no invoice has wholly. Four statements. */
@Query()
export class UnlaidMoney {
  constructor(private readonly tables: Tables) {}

  async execute({ limit }: { limit: number }): Promise<UnlaidMoneyView> {
    type Totals = { n: number; sum: number | string | null; waiting: number | string | null };
    const [lines] = await this.tables.all<Totals>(
      `select sum(case when ${open} then 1 else 0 end) as n, sum(case when ${open} then coalesce(m.amount - m.tied, l.amount) else 0 end) as sum,
         sum(case when l.state = 'waiting' then 1 else 0 end) as waiting
       from sales_bank_line l left join sales_ledger_payment m on m.id = l.payment_key where l.state in ('open', 'waiting')`,
    );
    const [payments] = await this.tables.all<Totals>(
      `select count(*) as n, sum(m.amount - m.tied) as sum, 0 as waiting from sales_ledger_payment m where ${loose}`,
    );
    const top = Math.trunc(limit);
    const ofLines = await this.tables.all<{ on_day: string; who: string | null; amount: number; purpose: string }>(
      `select l.on_day, coalesce(b.name, l.payer_name) as who, coalesce(m.amount - m.tied, l.amount) as amount, l.purpose
       from sales_bank_line l left join sales_ledger_payment m on m.id = l.payment_key left join sales_ledger_party b on b.id = m.party_key
       where ${open} order by l.on_day desc, l.id desc limit ${top}`,
    );
    const ofBooks = await this.tables.all<{ at: unknown; who: string | null; amount: number; note: string | null }>(
      `select m.at, b.name as who, m.amount - m.tied as amount, m.note from sales_ledger_payment m left join sales_ledger_party b on b.id = m.party_key
       where ${loose} order by m.at desc, m.id desc limit ${top}`,
    );
    const first = [
      ...ofLines.map((r) => ({ on: r.on_day, who: r.who, amount: roubles(r.amount), purpose: r.purpose || null })),
      ...ofBooks.map((r) => ({ on: iso(r.at).slice(0, 10), who: r.who, amount: roubles(r.amount), purpose: r.note })),
    ];
    return {
      count: Number(lines?.n ?? 0) + Number(payments?.n ?? 0),
      sum: roubles(Number(lines?.sum ?? 0) + Number(payments?.sum ?? 0)),
      waiting: Number(lines?.waiting ?? 0),
      first: first.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)).slice(0, top),
    };
  }
}
