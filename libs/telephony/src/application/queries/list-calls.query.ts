import { Query, type SqlValue, Tables } from '@prorab/platform/marks';
import type { CallOutcome } from '../../domain/call.js';
import type { SaidNumber } from '../../domain/said-number.js';
import { CALL_COLUMNS, type CallBrief, type CallViewRow, callView } from './call-view.js';

export interface CallFilter {
  /** Going on now. */
  readonly open?: boolean;
  readonly outcome?: CallOutcome;
  readonly callerNumber?: string;
  readonly partyId?: string;
  readonly answeredBy?: string;
  /** What is known of the caller's number. */
  readonly said?: SaidNumber;
  /** Begun in [from, to). */
  readonly from?: Date;
  readonly to?: Date;
}

/** Calls, the newest first. */
@Query()
export class ListCalls {
  constructor(private readonly tables: Tables) {}

  /** @returns one more than `limit`, if there are */
  async execute({
    limit,
    after,
    ...filter
  }: CallFilter & { limit: number; after: { startedAt: Date; id: string } | null }): Promise<CallBrief[]> {
    const where: [string, SqlValue[]][] = [];
    if (filter.open !== undefined) where.push([filter.open ? "stage <> 'ended'" : "stage = 'ended'", []]);
    for (const [column, value] of [
      ['outcome', filter.outcome],
      ['caller_number', filter.callerNumber],
      ['party_id', filter.partyId],
      ['answered_by', filter.answeredBy],
    ] as const)
      if (value !== undefined) where.push([`${column} = ?`, [value]]);
    if (filter.said) where.push(likeSaid(filter.said));
    if (filter.from) where.push(['started_at >= ?', [filter.from]]);
    if (filter.to) where.push(['started_at < ?', [filter.to]]);
    if (after)
      where.push(['(started_at < ? or (started_at = ? and id < ?))', [after.startedAt, after.startedAt, after.id]]);
    const conditions = where.length ? `where ${where.map(([sql]) => sql).join(' and ')}` : '';
    const rows = await this.tables.all<CallViewRow>(
      `select ${CALL_COLUMNS} from telephony_call ${conditions} order by started_at desc, id desc limit ${limit + 1}`,
      where.flatMap(([, values]) => values),
    );
    return rows.map(callView);
  }
}
/** Only digits and a plus come here, so nothing in it is a sign of patterns. */
const likeSaid = (said: SaidNumber): [string, SqlValue[]] =>
  'begins' in said
    ? ['caller_number >= ? and caller_number < ?', [said.begins, `${said.begins}:`]]
    : ['caller_number like ?', [`%${said.holds}%`]];
