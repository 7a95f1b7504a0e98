import { Query, Tables } from '@prorab/platform/marks';
import { afterKey, all, iso, sql } from '../sql-text.js';
import { roubles } from './invoice-line.js';

export interface UntiedPaymentView {
  paymentKey: string;
  number: string;
  at: string;
  means: 'bank' | 'cash';
  direction: 'in' | 'out';
  amount: string;
  /** What of it no invoice has. */
  left: string;
  party: { id: string; name: string | null } | null;
  partyName: string | null;
  note: string | null;
  readAt: string;
  /** Open invoices of the customer that it may be for, those of just that sum first; at most 10. */
  candidates: { invoiceKey: string; number: string; issuedAt: string; rest: string; exact: boolean }[];
}
interface Stored {
  id: string;
  number: string;
  at: unknown;
  means: 'bank' | 'cash';
  direction: 'in' | 'out';
  amount: unknown;
  tied: unknown;
  party_key: string | null;
  party_id: string | null;
  party_name: string | null;
  book_name: string | null;
  note: string | null;
  read_at: unknown;
}
const mostCandidates = 10;

/** Payments that no invoice has wholly, newest first, each with the invoices it may be for. Two statements for a page. */
@Query()
export class UntiedPayments {
  constructor(private readonly tables: Tables) {}

  /** @returns one more than `limit`, if there are */
  async execute({
    limit,
    after,
  }: {
    limit: number;
    after: { at: Date; id: string } | null;
  }): Promise<UntiedPaymentView[]> {
    const where = all([
      sql('m.posted = 1 and m.marked = 0 and m.gone_at is null and m.amount > m.tied'),
      ...(after ? [afterKey('m.at', 'm.id', true, [after.at, after.id])] : []),
    ]);
    const rows = await this.tables.all<Stored>(
      `select m.id, m.number, m.at, m.means, m.direction, m.amount, m.tied, m.party_key, b.party_id, p.name as party_name,
         b.name as book_name, m.note, m.read_at
       from sales_ledger_payment m left join sales_ledger_party b on b.id = m.party_key left join sales_party p on p.id = b.party_id
       where ${where.text} order by m.at desc, m.id desc limit ${Math.trunc(limit) + 1}`,
      where.params,
    );
    const open = await this.openInvoices([...new Set(rows.flatMap((r) => r.party_key ?? []))]);
    return rows.map((r) => {
      const left = Number(r.amount) - Number(r.tied);
      const fitting = (open.get(r.party_key ?? '') ?? []).map(({ kopecks, ...i }) => ({
        ...i,
        exact: Math.abs(kopecks - left) <= 1,
      }));
      return {
        ...{ paymentKey: r.id, number: r.number, at: iso(r.at), means: r.means, direction: r.direction },
        ...{
          amount: roubles(r.amount),
          left: roubles(left),
          partyName: r.book_name,
          note: r.note,
          readAt: iso(r.read_at),
        },
        party: r.party_id === null ? null : { id: r.party_id, name: r.party_name },
        candidates: fitting.sort((a, b) => Number(b.exact) - Number(a.exact)).slice(0, mostCandidates),
      };
    });
  }

  private async openInvoices(partyKeys: readonly string[]) {
    const found = new Map<
      string,
      { invoiceKey: string; number: string; issuedAt: string; rest: string; kopecks: number }[]
    >();
    if (partyKeys.length === 0) return found;
    const rows = await this.tables.all<{ id: string; number: string; at: unknown; rest: unknown; party_key: string }>(
      `select id, number, at, total - paid + refunded as rest, party_key from sales_invoice
       where party_key in (${partyKeys.map(() => '?').join(', ')}) and state in ('unpaid', 'partly', 'not-tied')
       order by at desc, id desc limit 2000`,
      partyKeys,
    );
    for (const r of rows) {
      const list = found.get(r.party_key) ?? [];
      list.push({
        invoiceKey: r.id,
        number: r.number,
        issuedAt: iso(r.at),
        rest: roubles(r.rest),
        kopecks: Number(r.rest),
      });
      found.set(r.party_key, list);
    }
    return found;
  }
}
