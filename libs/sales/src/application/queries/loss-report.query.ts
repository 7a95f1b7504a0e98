import { Query, Tables } from '@prorab/platform/marks';
import { Colleagues } from '../ports/colleagues.port.js';
import { SalesRules } from '../sales-rules.js';
import { type Language, type Named, named } from './history-line.js';

export interface LossLine {
  reason: { code: string; name: string };
  /** Whose it was when it was lost; null = nobody's. */
  manager: Named | null;
  lost: number;
}

/** What was lost in a period, by reason and manager; most first (SA-06). */
@Query()
export class LossReport {
  constructor(
    private readonly tables: Tables,
    private readonly colleagues: Colleagues,
    private readonly rules: SalesRules,
  ) {}

  /** Closed in [from, to); what was reopened since is not lost. */
  async execute({ from, to, language }: { from: Date; to: Date; language: Language }): Promise<LossLine[]> {
    const names = await this.colleagues.names();
    const rows = await this.tables.all<{ reason: string | null; manager: string | null; lost: number }>(
      `select loss_reason as reason, coalesce(owner_id, last_owner_id) as manager, count(*) as lost from sales_inquiry
       where status = 'closed-lost' and closed_at >= ? and closed_at < ?
       group by loss_reason, coalesce(owner_id, last_owner_id) order by lost desc, reason, manager`,
      [from, to],
    );
    // A reason that was taken off the list since keeps its code.
    const known = new Map(this.rules.lossReasons.map((reason) => [reason.code, reason[language]]));
    return rows.map(({ reason, manager, lost }) => {
      const code = reason ?? '';
      return { reason: { code, name: known.get(code) ?? code }, manager: named(manager, names), lost: Number(lost) };
    });
  }
}
