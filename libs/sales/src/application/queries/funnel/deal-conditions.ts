import type { CalendarDay } from '@prorab/kernel';
import { stageNumber } from '../../../domain/funnel/stages.js';
import { type Sql, all, sql } from '../sql-text.js';
import type { DealFilter } from './deal-filter.js';
import { type FunnelScope, seenBy } from './funnel-scope.js';

const same = (column: string, value: string | null | undefined): Sql[] =>
  value === undefined ? [] : [value === null ? sql(`${column} is null`) : sql(`${column} = ?`, value)];

/** The filter and what the reader may see, as a condition on `deal d`. The figures and the lists behind them ask by the same one. */
export function dealConditions(
  filter: DealFilter,
  { weeks, ripeBefore, scope }: { weeks: readonly CalendarDay[]; ripeBefore: Date; scope: FunnelScope },
): Sql {
  const { week, channel, managerId, branchId, source, reason, ripe, reached, stoppedAt, outcome } = filter;
  return all([
    seenBy('d', scope),
    ...(week === undefined ? [] : [sql('d.week = ?', weeks.indexOf(week))]),
    ...same('d.channel', channel),
    ...same('d.manager', managerId),
    ...same('d.branch', branchId),
    ...same('d.source', source),
    ...same('d.reason', reason),
    ...(ripe === undefined ? [] : [sql(`d.at ${ripe ? '<' : '>='} ?`, ripeBefore)]),
    ...(reached === undefined ? [] : [sql('d.reach >= ?', stageNumber(reached))]),
    ...(stoppedAt === undefined ? [] : [sql('d.reach = ?', stageNumber(stoppedAt))]),
    ...(outcome === undefined ? [] : [sql('d.outcome = ?', outcome)]),
  ]);
}
