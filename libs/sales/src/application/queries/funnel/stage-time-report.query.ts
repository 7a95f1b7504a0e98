import { Clock, Query, Tables, instant, instantOrNull } from '@prorab/platform/marks';
import { type StageTime, type TimedDeal, stageTimesOf } from '../../../domain/funnel/stage-times.js';
import { Colleagues } from '../../ports/colleagues.port.js';
import { type Named, named } from '../history-line.js';
import { all, sql } from '../sql-text.js';
import { Deals, type DealsAsked } from './deals.js';
import { ofBoth } from './deals-sql.js';

/** The latest deals; a period with more is measured by these. */
const MEASURED = 20_000;

export interface StageTimeView {
  all: StageTime[];
  managers: { manager: Named | null; stages: StageTime[] }[];
  /** Deals that were looked at, and whether there were more in the period. */
  deals: number;
  more: boolean;
  asOf: string;
}

/** How long deals stay in a stage (SA-04), by stage and manager. */
@Query()
export class StageTimeReport {
  constructor(
    private readonly tables: Tables,
    private readonly deals: Deals,
    private readonly colleagues: Colleagues,
    private readonly clock: Clock,
  ) {}

  /** @throws PeriodEmpty, FunnelPeriodTooLong */
  async execute(wanted: DealsAsked): Promise<StageTimeView> {
    const asked = await this.deals.asked(wanted);
    const latest = `order by at desc limit ${MEASURED + 1}`;
    const { text, params } = all(
      [
        asked.rows.with,
        sql('select x.manager, x.kind, x.at, x.first_bill, x.paid_at, i.spent from (select * from'),
        ofBoth(asked.rows, (rows) =>
          all(
            [
              sql(
                `select d.id, d.manager, d.kind, d.at, d.first_bill, case when d.reach >= 5 then d.paid_at end as paid_at from`,
              ),
              rows,
              sql('where'),
              asked.where,
              sql(latest),
            ],
            ' ',
          ),
        ),
        sql(`${latest}) x left join sales_inquiry i on i.id = x.id`),
      ],
      ' ',
    );
    const rows = await this.tables.long<Stored>(text, params);
    const names = await this.colleagues.names();
    const times = stageTimesOf(rows.slice(0, MEASURED).map(timed));
    return {
      all: times.all,
      managers: times.managers.map(({ managerId, stages }) => ({ manager: named(managerId, names), stages })),
      deals: Math.min(rows.length, MEASURED),
      more: rows.length > MEASURED,
      asOf: this.clock.now().toISOString(),
    };
  }
}
interface Stored {
  manager: string | null;
  kind: TimedDeal['kind'];
  at: unknown;
  first_bill: unknown;
  paid_at: unknown;
  spent: string | null;
}
const timed = (r: Stored): TimedDeal => ({
  ...{ managerId: r.manager, kind: r.kind, at: instant(r.at) },
  ...{ firstInvoiceAt: instantOrNull(r.first_bill), paidAt: instantOrNull(r.paid_at) },
  spent: r.spent === null ? {} : (JSON.parse(r.spent) as TimedDeal['spent']),
});
