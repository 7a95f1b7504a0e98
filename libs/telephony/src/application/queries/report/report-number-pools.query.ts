import { type CalendarDay, dayName } from '@prorab/kernel';
import { Query, type SqlValue, Tables } from '@prorab/platform/marks';
import { NumberPools } from '../../number-pools.js';
import { Branches } from '../../ports/branches.port.js';
import { Lines } from '../../ports/lines.port.js';
import type { NumberPool } from '../../../domain/number-pool.js';
import { type ReportFilter, ReportPeriod } from './report-period.js';

export interface PoolFigures {
  readonly name: string;
  readonly numbers: readonly string[];
  readonly fallback: string;
  /** Visits to which a number was shown. */
  readonly visits: number;
  /** Calls that came from one of them. */
  readonly calls: number;
  /** Days on which there was no number for some visits, in order. */
  readonly shortages: readonly { readonly day: CalendarDay; readonly visits: number }[];
}
type Row = Record<string, SqlValue>;
const HOUR_MS = 3_600_000;
const MOST_ROWS = 100_000;

/** Pools of numbers in a period: what they have shown and brought, and whether there are enough of them. */
@Query()
export class ReportNumberPools {
  constructor(
    private readonly tables: Tables,
    private readonly pools: NumberPools,
    private readonly branches: Branches,
    private readonly lines: Lines,
  ) {}

  /** By the clock of what belongs to no branch. What was shown is kept for 90 days. @throws ReportPeriodEmpty, ReportTooLong */
  async execute({ from, to, branchId }: Omit<ReportFilter, 'line'>): Promise<PoolFigures[]> {
    const period = new ReportPeriod({ from, to }, await this.branches.all());
    const pools = await this.#of(branchId);
    if (pools.length === 0) return [];
    const [since, until] = period.borders;
    const hours = [since, until].map((at) => Math.floor(at.getTime() / HOUR_MS));
    const [shown, called, missing] = await Promise.all([
      this.#ask(
        'select pool as name, count(distinct visit_id) as n from telephony_shown_number where shown_at >= ? and shown_at < ? group by pool',
        [since, until],
      ),
      this.#ask(
        'select line as name, count(*) as n from telephony_call where started_hour >= ? and started_hour < ? and visit_source is not null group by line',
        hours,
      ),
      this.#ask(
        'select pool as name, hour, count(*) as n from telephony_pool_shortage where hour >= ? and hour < ? group by pool, hour order by hour',
        hours,
      ),
    ]);
    const clock = period.clockOf(null);
    const dayOf = ({ hour }: Row): CalendarDay => {
      const at = Number(hour) * HOUR_MS;
      return dayName(Math.floor((at + clock.offsetAt(at)) / (24 * HOUR_MS)));
    };
    return pools.map(({ name, numbers, fallback }) => ({
      ...{ name, numbers, fallback, visits: sum(shown.filter((row) => row.name === name)) },
      calls: sum(called.filter((row) => numbers.includes(String(row.name)))),
      shortages: [
        ...Map.groupBy(
          missing.filter((row) => row.name === name),
          dayOf,
        ),
      ].map(([day, rows]) => ({
        ...{ day, visits: sum(rows) },
      })),
    }));
  }
  /** A pool is of the branches whose customers call its numbers. */
  async #of(branchId: string | null | undefined): Promise<readonly NumberPool[]> {
    if (branchId === undefined) return this.pools.all;
    const lines = (await this.lines.all()).filter((line) => line.branchId === branchId);
    const own = new Set(lines.map(({ number }) => number));
    return this.pools.all.filter(({ numbers }) => numbers.some((number) => own.has(number)));
  }
  #ask(sql: string, params: readonly SqlValue[]): Promise<Row[]> {
    return this.tables.long<Row>(`${sql} limit ${MOST_ROWS}`, [...params]);
  }
}
const sum = (rows: readonly Row[]): number => rows.reduce((all, { n }) => all + Number(n), 0);
