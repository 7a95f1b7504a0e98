import { Query, Tables, type SqlValue } from '@prorab/platform/marks';
import type { BankLineState } from '../../../domain/bank/bank-line.js';
import type { LineJudgement } from '../../../domain/bank/line-judgement.js';
import { BankSight } from '../../bank/bank-sight.js';
import { Colleagues } from '../../ports/colleagues.port.js';
import { roubles } from '../invoices/invoice-line.js';
import { type Sql, afterKey, all, anyOf, isoOrNull, sql } from '../sql-text.js';
import type { BankLineShareView, BankLineView } from './bank-line-view.js';
import { matchWords } from './match-words.js';

export interface BankLineFilter {
  states?: readonly BankLineState[];
  lineId?: string;
}
interface Stored {
  id: string;
  origin: 'file' | 'books';
  number: string;
  on_day: string;
  amount: number | string;
  payer_name: string | null;
  payer_inn: string | null;
  purpose: string;
  state: BankLineState;
  payment_key: string | null;
  decided_by: 'rule' | 'person' | null;
  decided_by_id: string | null;
  decided_at: unknown;
  note: string | null;
  pay_amount: number | string | null;
  pay_tied: number | string | null;
  party_key: string | null;
  party_id: string | null;
  party_name: string | null;
}
const columns = `l.id, l.origin, l.number, l.on_day, l.amount, l.payer_name, l.payer_inn, l.purpose, l.state, l.payment_key, l.decided_by, l.decided_by_id,
  l.decided_at, l.note, m.amount as pay_amount, m.tied as pay_tied, m.party_key, b.party_id, coalesce(p.name, b.name) as party_name`;
const joins = `left join sales_ledger_payment m on m.id = l.payment_key left join sales_ledger_party b on b.id = m.party_key
  left join sales_party p on p.id = b.party_id`;
const noJudgement: LineJudgement = { sure: null, part: false, proposal: [], candidates: [] };

/** Money that came to the bank, newest first; open lines with the invoices they may be for. */
@Query()
export class ListBankLines {
  constructor(
    private readonly tables: Tables,
    private readonly sight: BankSight,
    private readonly colleagues: Colleagues,
  ) {}

  /** The number of statements does not grow with the lines. @returns one more than `limit`, if there are */
  async execute({
    filter,
    limit,
    after,
    language,
    judged = true,
  }: {
    filter: BankLineFilter;
    limit: number;
    after: { on: string; id: string } | null;
    language: 'ru' | 'en';
    /** Whether candidates are looked for. */
    judged?: boolean;
  }): Promise<BankLineView[]> {
    const where = all([
      sql('1 = 1'),
      ...(filter.states?.length ? [anyOf('l.state', filter.states)] : []),
      ...(filter.lineId === undefined ? [] : [sql('l.id = ?', filter.lineId)]),
      ...(after ? [afterKey('l.on_day', 'l.id', true, [after.on, after.id])] : []),
    ]);
    const rows = await this.tables.all<Stored>(
      `select ${columns} from sales_bank_line l ${joins} where ${where.text} order by l.on_day desc, l.id desc limit ${Math.trunc(limit) + 1}`,
      where.params,
    );
    const shares = await this.sharesOf(rows.map((r) => r.id));
    const open = judged ? rows.filter((r) => r.state === 'open') : [];
    const sight = await this.sight.over(open.map(inSight));
    const judgements = new Map(open.map((r) => [r.id, sight.judge(inSight(r))]));
    const names = await this.colleagues.names();
    const payers = await this.payerNames([...judgements.values()]);
    return rows.map((r): BankLineView => {
      const { candidates, proposal, sure } = judgements.get(r.id) ?? noJudgement;
      const numbers = new Map(candidates.map((c) => [c.invoice.key, c.invoice.number]));
      return {
        ...{ lineId: r.id, origin: r.origin, number: r.number, on: r.on_day, amount: roubles(r.amount) },
        ...{ left: roubles(leftOf(r)), payerName: r.payer_name, payerInn: r.payer_inn, purpose: r.purpose },
        ...{ state: r.state, paymentKey: r.payment_key, note: r.note, decidedBy: r.decided_by },
        party: r.party_id === null ? null : { id: r.party_id, name: r.party_name },
        shares: shares.get(r.id) ?? [],
        decidedByEmployee:
          r.decided_by_id === null ? null : { id: r.decided_by_id, name: names.get(r.decided_by_id) ?? null },
        decidedAt: isoOrNull(r.decided_at),
        candidates: candidates.map(({ invoice, score, reasons }) => ({
          ...{
            invoiceKey: invoice.key,
            number: invoice.number,
            issuedOn: invoice.on,
            rest: roubles(invoice.rest),
            score,
          },
          ...{ reasons: [...reasons], because: matchWords(reasons, language) },
          partyName: payers.get(invoice.partyKey ?? '') ?? null,
        })),
        proposal: (sure ?? proposal).map((s) => ({
          ...{ invoiceKey: s.invoiceKey, number: numbers.get(s.invoiceKey) ?? null, amount: roubles(s.amount) },
        })),
      };
    });
  }

  private async sharesOf(ids: readonly string[]): Promise<Map<string, BankLineShareView[]>> {
    const found = new Map<string, BankLineShareView[]>();
    if (ids.length === 0) return found;
    const where = anyOf('s.line_id', ids);
    const rows = await this.tables.all<{
      line_id: string;
      invoice_key: string;
      number: string | null;
      amount: SqlValue;
    }>(
      `select s.line_id, s.invoice_key, i.number, s.amount from sales_bank_line_share s left join sales_invoice i on i.id = s.invoice_key
       where ${where.text} order by s.line_id, s.invoice_key`,
      where.params,
    );
    for (const r of rows)
      found.set(r.line_id, [
        ...(found.get(r.line_id) ?? []),
        { invoiceKey: r.invoice_key, number: r.number, amount: roubles(r.amount) },
      ]);
    return found;
  }

  private async payerNames(judgements: readonly LineJudgement[]): Promise<Map<string, string>> {
    const keys = [...new Set(judgements.flatMap((j) => j.candidates.flatMap((c) => c.invoice.partyKey ?? [])))];
    if (keys.length === 0) return new Map();
    const where: Sql = anyOf('b.id', keys);
    const rows = await this.tables.all<{ id: string; name: string }>(
      `select b.id, coalesce(p.name, b.name) as name from sales_ledger_party b left join sales_party p on p.id = b.party_id where ${where.text}`,
      where.params,
    );
    return new Map(rows.map((r) => [r.id, r.name]));
  }
}

const leftOf = (r: Stored): number =>
  r.pay_amount === null ? Number(r.amount) : Math.max(0, Number(r.pay_amount) - Number(r.pay_tied));
const inSight = (r: Stored) => ({
  ...{ id: r.id, on: r.on_day, amount: Number(r.amount), left: leftOf(r), purpose: r.purpose },
  ...{ payerInn: r.payer_inn, partyKey: r.party_key },
});
