import type { CalendarDay } from '@prorab/kernel';
import { Clock, Query, Tables, instant } from '@prorab/platform/marks';
import { FunnelPeriodTooLong } from '../../../domain/funnel/funnel-errors.js';
import { type Ripeness, ripeBefore, ripenessOf } from '../../../domain/funnel/ripeness.js';
import { weeksOf } from '../../../domain/funnel/weeks.js';
import { PeriodEmpty } from '../../application-errors.js';
import { Branches } from '../../ports/branches.port.js';
import { type Sql, all, sql } from '../sql-text.js';
import { dealConditions } from './deal-conditions.js';
import type { DealFilter } from './deal-filter.js';
import { type Company, type DealRows, dealsIn, ofBoth } from './deals-sql.js';
import type { FunnelScope } from './funnel-scope.js';

/** Two years and the weeks that they begin and end in. */
const MOST_WEEKS = 106;
/** Paid deals that the time to ripen is worked out from, the latest; and how far back they may have been made. */
const MEASURED = 20_000;
const HISTORY_DAYS = 365;
/** Nine of ten of so many deals do not move in this time, and everybody asks for them with every figure and every page. */
const KEPT_MS = 10 * 60_000;

export interface DealsAsked {
  filter: DealFilter;
  scope: FunnelScope;
}
/** The deals, and the condition on them, `d`, that belongs to it. */
export interface DealsSql {
  rows: DealRows;
  where: Sql;
  weeks: readonly CalendarDay[];
  company: Company;
  ripeness: Ripeness;
  ripeBefore: Date;
}

/** What every question about deals begins with. */
@Query()
export class Deals {
  constructor(
    private readonly tables: Tables,
    private readonly branches: Branches,
    private readonly clock: Clock,
  ) {}

  /** @throws PeriodEmpty, FunnelPeriodTooLong */
  async asked({ filter, scope }: DealsAsked): Promise<DealsSql> {
    const days = (Date.parse(filter.to) - Date.parse(filter.from)) / 86_400_000;
    if (!(days >= 0)) throw new PeriodEmpty();
    if (days > MOST_WEEKS * 7) throw new FunnelPeriodTooLong(Math.ceil(days / 7), MOST_WEEKS);
    const company = await this.branches.all();
    const ripeness = await this.#ripeness(company);
    const before = ripeBefore(ripeness, this.clock.now());
    const weeks = weeksOf(filter.from, filter.to);
    const where = dealConditions(filter, { weeks: weeks.starts, ripeBefore: before, scope });
    return { rows: dealsIn(weeks, company), where, weeks: weeks.starts, company, ripeness, ripeBefore: before };
  }

  #kept: { until: number; ripeness: Promise<Ripeness> } | null = null;

  /** The same for everybody, whatever he may see: it says how the company is paid. A guess is not kept: the first books may be coming in. */
  async #ripeness(company: Company): Promise<Ripeness> {
    const now = this.clock.now().getTime();
    if (this.#kept && now < this.#kept.until) return this.#kept.ripeness;
    const kept = { until: now + KEPT_MS, ripeness: this.#measured(company) };
    this.#kept = kept;
    let known = false;
    try {
      const ripeness = await kept.ripeness;
      known = ripeness.known;
      return ripeness;
    } finally {
      if (!known && this.#kept === kept) this.#kept = null;
    }
  }

  async #measured(company: Company): Promise<Ripeness> {
    const now = this.clock.now().getTime();
    const [from, to] = [now - HISTORY_DAYS * 86_400_000, now].map((ms) => new Date(ms).toISOString().slice(0, 10)) as [
      string,
      string,
    ];
    const deals = dealsIn(weeksOf(from, to), company);
    const latest = `order by at desc limit ${MEASURED}`;
    const { text, params } = all(
      [
        deals.with,
        sql('select x.at, x.paid_at from'),
        ofBoth(deals, (rows) =>
          all(
            [sql('select d.at, d.paid_at from'), rows, sql(`where d.reach >= 5 and d.paid_at is not null ${latest}`)],
            ' ',
          ),
        ),
        sql(latest),
      ],
      ' ',
    );
    const rows = await this.tables.long<{ at: unknown; paid_at: unknown }>(text, params);
    return ripenessOf(rows.map((r) => ({ createdAt: instant(r.at), paidAt: instant(r.paid_at) })));
  }
}
