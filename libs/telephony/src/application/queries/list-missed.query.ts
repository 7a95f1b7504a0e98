import { Query, type SqlValue, Tables, instant, instantOrNull } from '@prorab/platform/marks';
import type { Caller } from '../../domain/caller.js';
import type { EpisodeEnd, EpisodeState } from '../../domain/missed-episode.js';
import { shownNumber, text } from './call-view.js';

export interface MissedView {
  readonly id: string;
  readonly line: string;
  readonly lineTitle: string;
  readonly branchId: string | null;
  readonly callerNumber: string | null;
  readonly callerKind: Caller['kind'];
  readonly partyId: string | null;
  readonly partyName: string | null;
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly ownerId: string | null;
  readonly closedAt: Date | null;
  readonly end: EpisodeEnd | null;
  readonly closedBy: string | null;
  readonly reason: string | null;
}
export interface MissedFilter {
  readonly open: boolean;
  readonly branchId?: string;
}

/** Callers who wait to be called back, whoever has waited longest first; or those who were dealt with, the latest first. */
@Query()
export class ListMissed {
  constructor(private readonly tables: Tables) {}

  /** @param after the last of the page before: `firstAt` of open ones, `closedAt` of the others @returns one more than `limit`, if there are */
  async execute({
    open,
    branchId,
    limit,
    after,
  }: MissedFilter & { limit: number; after: { at: Date; id: string } | null }): Promise<MissedView[]> {
    const [at, beyond, order] = open ? ['first_at', '>', 'asc'] : ['closed_at', '<', 'desc'];
    const where: [string, SqlValue[]][] = [[`closed_at is ${open ? '' : 'not '}null`, []]];
    if (branchId !== undefined) where.push(['branch_id = ?', [branchId]]);
    if (after) where.push([`(${at} ${beyond} ? or (${at} = ? and id ${beyond} ?))`, [after.at, after.at, after.id]]);
    const rows = await this.tables.all<Record<string, SqlValue>>(
      `select id, line, branch_id, first_at, closed_at, body from telephony_missed where ${where.map(([sql]) => sql).join(' and ')} order by ${at} ${order}, id ${order} limit ${limit + 1}`,
      where.flatMap(([, values]) => values),
    );
    return rows.map(view);
  }
}
function view(row: Record<string, SqlValue>): MissedView {
  const { caller, party, lineTitle, lastAt, count, ownerId, end, closedBy, reason } = JSON.parse(
    String(row.body),
  ) as Pick<EpisodeState, 'caller' | 'party' | 'lineTitle' | 'count' | 'ownerId' | 'end' | 'closedBy' | 'reason'> & {
    lastAt: string;
  };
  return {
    ...{ id: String(row.id), line: String(row.line), lineTitle, branchId: text(row.branch_id) },
    ...{ callerNumber: shownNumber(caller), callerKind: caller.kind },
    ...{ partyId: party?.partyId ?? null, partyName: party?.name ?? null },
    ...{ count, firstAt: instant(row.first_at), lastAt: instant(lastAt), ownerId },
    ...{ closedAt: instantOrNull(row.closed_at), end, closedBy, reason },
  };
}
