import { Query, Tables } from '@prorab/platform/marks';
import type { Channel } from '../../../domain/channel.js';
import { type Outcome, type Stage, stages } from '../../../domain/funnel/stages.js';
import { Money } from '@prorab/kernel';
import { Colleagues } from '../../ports/colleagues.port.js';
import { type Named, named } from '../history-line.js';
import { partyName } from '../inquiry-line.js';
import { all, iso, isoOrNull, sql } from '../sql-text.js';
import { Deals, type DealsAsked } from './deals.js';
import { ofBoth } from './deals-sql.js';

export interface DealLine {
  /** Of the inquiry, or the key of the invoice in the books. */
  id: string;
  kind: 'inquiry' | 'invoice';
  number: string;
  createdAt: string;
  week: string;
  party: { id: string | null; name: string | null };
  channel: Channel | null;
  manager: Named | null;
  branch: { id: string; city: string | null } | null;
  source: string | null;
  stage: Stage;
  outcome: Outcome;
  ripe: boolean;
  lossReason: string | null;
  invoices: number;
  invoiced: string;
  received: string;
  paidAt: string | null;
}
export interface DealCursor {
  at: Date;
  id: string;
}
interface Stored {
  id: string;
  kind: 'inquiry' | 'invoice';
  label: string | number;
  at: unknown;
  week: number;
  party_id: string | null;
  party_name: string | null;
  party_points: string | null;
  books_name: string | null;
  channel: Channel | null;
  manager: string | null;
  branch: string | null;
  source: string | null;
  reach: number;
  outcome: Outcome;
  reason: string | null;
  bills: number | null;
  invoiced: unknown;
  received: unknown;
  paid_at: unknown;
}

/** The deals behind a figure of the funnel: the same filter gives the same number. Latest first. */
@Query()
export class ListDeals {
  constructor(
    private readonly tables: Tables,
    private readonly deals: Deals,
    private readonly colleagues: Colleagues,
  ) {}

  /** One more than `limit`, so that the caller sees whether there is a next page. */
  async execute({
    limit,
    after,
    ...wanted
  }: DealsAsked & { limit: number; after: DealCursor | null }): Promise<DealLine[]> {
    const asked = await this.deals.asked(wanted);
    const latest = `order by at desc, id desc limit ${limit + 1}`;
    const { text, params } = all(
      [
        asked.rows.with,
        sql(
          `select x.*, p.name as party_name, case when p.name is null then p.points end as party_points, lp.name as books_name from (select * from`,
        ),
        ofBoth(asked.rows, (rows) =>
          all(
            [
              sql(`select d.id, d.kind, d.label, d.at, d.week, d.party_id, d.party_key, d.channel, d.manager, d.branch, d.source, d.reach,
                d.outcome, d.reason, d.bills, d.invoiced, d.received, d.paid_at from`),
              rows,
              sql('where'),
              asked.where,
              ...(after ? [sql('and (d.at < ? or (d.at = ? and d.id < ?))', after.at, after.at, after.id)] : []),
              sql(latest),
            ],
            ' ',
          ),
        ),
        sql(`${latest}) x left join sales_party p on p.id = x.party_id left join sales_ledger_party lp on lp.id = x.party_key
          order by x.at desc, x.id desc`),
      ],
      ' ',
    );
    const rows = await this.tables.long<Stored>(text, params);
    const names = await this.colleagues.names();
    const cities = new Map(asked.company.branches.map(({ id, city }) => [id, city]));
    return rows.map((r): DealLine => {
      const createdAt = iso(r.at);
      return {
        ...{ id: r.id, kind: r.kind, number: String(r.label), createdAt },
        week: asked.weeks[Number(r.week)] ?? '',
        party: { id: r.party_id, name: partyName(r.party_name, r.party_points) ?? r.books_name },
        ...{ channel: r.channel, manager: named(r.manager, names), source: r.source },
        branch: r.branch === null ? null : { id: r.branch, city: cities.get(r.branch) ?? null },
        stage: stages[Number(r.reach)] ?? 'created',
        ...{ outcome: r.outcome, ripe: createdAt < asked.ripeBefore.toISOString() },
        lossReason: r.reason,
        invoices: Number(r.bills ?? 0),
        ...{ invoiced: roubles(r.invoiced), received: roubles(r.received), paidAt: isoOrNull(r.paid_at) },
      };
    });
  }
}
const roubles = (kopecks: unknown): string => Money.ofKopecks(Number(kopecks ?? 0)).toString();
