import { Money } from '@prorab/kernel';
import { Query, Tables } from '@prorab/platform/marks';
import { Colleagues } from '../../ports/colleagues.port.js';
import { type Language, type Named, named } from '../history-line.js';
import { ForgottenCounting } from './forgotten-counting.query.js';
import { type UnpaidReasonCode, reasonTitle } from './reason-words.js';
import { UnpaidReasons } from './unpaid-reasons.query.js';

export interface ForgottenTotalsView {
  /** The first round is not done: there may be more. */
  counting: boolean;
  count: number;
  /** Roubles that are still to come. */
  owed: string;
  /** null = nobody looks after them but the heads. */
  people: { owner: Named | null; count: number; owed: string }[];
  /** Which reasons dominate; an invoice may have several. */
  reasons: { code: string; title: string; count: number; owed: string }[];
  /** The dearest ones, whose reasons were looked at. */
  lookedAt: number;
}
const LOOKED_AT = 500;

/** For the head: how many are forgotten, by whom, and why. */
@Query()
export class ForgottenTotals {
  constructor(
    private readonly tables: Tables,
    private readonly colleagues: Colleagues,
    private readonly unpaidReasons: UnpaidReasons,
    private readonly counting: ForgottenCounting,
  ) {}

  async execute({ language }: { language: Language }): Promise<ForgottenTotalsView> {
    const by = await this.tables.all<{ whose_id: string | null; n: number; owed: number }>(
      'select whose_id, count(*) as n, sum(owed) as owed from sales_invoice_watch where listed = ? group by whose_id',
      [true],
    );
    const dearest = await this.tables.all<{ invoice_key: string; owed: number }>(
      `select invoice_key, owed from sales_invoice_watch where listed = ? order by weight desc, invoice_key desc limit ${LOOKED_AT}`,
      [true],
    );
    const names = await this.colleagues.names();
    const reasons = await this.unpaidReasons.execute({ invoiceKeys: dearest.map((d) => d.invoice_key) });
    const sums = new Map<UnpaidReasonCode, { count: number; owed: number }>();
    for (const { invoice_key, owed } of dearest)
      for (const code of new Set((reasons.get(invoice_key) ?? []).map((r) => r.code))) {
        const sum = sums.get(code) ?? { count: 0, owed: 0 };
        sums.set(code, { count: sum.count + 1, owed: sum.owed + Number(owed) });
      }
    const rub = (kopecks: number): string => Money.ofKopecks(kopecks).toString();
    return {
      counting: await this.counting.execute(),
      count: by.reduce((sum, r) => sum + Number(r.n), 0),
      owed: rub(by.reduce((sum, r) => sum + Number(r.owed), 0)),
      people: by
        .sort((a, b) => Number(b.owed) - Number(a.owed))
        .map((r) => ({ owner: named(r.whose_id, names), count: Number(r.n), owed: rub(Number(r.owed)) })),
      reasons: [...sums]
        .sort((a, b) => b[1].owed - a[1].owed)
        .map(([code, { count, owed }]) => ({ code, title: reasonTitle(code, language), count, owed: rub(owed) })),
      lookedAt: dearest.length,
    };
  }
}
