import { Query, type SqlValue, Tables, instant, instantOrNull } from '@prorab/platform/marks';
import type { Caller } from '../../domain/caller.js';
import type { EpisodeEnd, EpisodeState, EpisodeStep } from '../../domain/missed-episode.js';
import type { RecordingStage } from '../../domain/recording.js';
import { shownNumber, text } from './call-view.js';

export const MESSAGE_STAGES = ['waiting', 'kept', 'unreadable'] as const satisfies readonly RecordingStage[];
export type MessageStage = (typeof MESSAGE_STAGES)[number];
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
  /** Who has heard of it so far: who calls back, later the head. */
  readonly told: EpisodeStep | null;
  /** Since when he asks to be called back; null: he does not. */
  readonly callBackAt: Date | null;
  /** The latest of its calls. */
  readonly lastCallId: string;
  /** Messages that he has left, the first first; `waiting`: can be heard soon; `unreadable`: its file is no sound. */
  readonly messages: readonly { callId: string; stage: MessageStage; seconds: number | null }[];
  readonly closedAt: Date | null;
  readonly end: EpisodeEnd | null;
  readonly closedBy: string | null;
  readonly reason: string | null;
}
export interface MissedFilter {
  readonly open: boolean;
  readonly branchId?: string;
}

/** Callers who wait to be called back, those who have asked for it first, then whoever has waited longest; or those who were dealt with, the latest first. */
@Query()
export class ListMissed {
  constructor(private readonly tables: Tables) {}

  /** @param after the last of the page before: `at` is `firstAt` of open ones, `closedAt` of the others @returns one more than `limit`, if there are */
  async execute({
    open,
    branchId,
    limit,
    after,
  }: MissedFilter & { limit: number; after: { asks: boolean; at: Date; id: string } | null }): Promise<MissedView[]> {
    const [at, beyond, order] = open ? ['first_at', '>', 'asc'] : ['closed_at', '<', 'desc'];
    const where: [string, SqlValue[]][] = [[`closed_at is ${open ? '' : 'not '}null`, []]];
    if (branchId !== undefined) where.push(['branch_id = ?', [branchId]]);
    const beyondIt = `(${at} ${beyond} ? or (${at} = ? and id ${beyond} ?))`;
    if (after) {
      const [sql, first] = open
        ? [`(${RANK} > ? or (${RANK} = ? and ${beyondIt}))`, [rankOf(after), rankOf(after)]]
        : [beyondIt, []];
      where.push([sql, [...first, after.at, after.at, after.id]]);
    }
    const rows = await this.tables.all<Record<string, SqlValue>>(
      `select id, line, branch_id, first_at, call_back_at, closed_at, body from telephony_missed where ${where.map(([sql]) => sql).join(' and ')} order by ${open ? `${RANK}, ` : ''}${at} ${order}, id ${order} limit ${limit + 1}`,
      where.flatMap(([, values]) => values),
    );
    const messages = await this.#messages(rows.flatMap((row) => bodyOf(row).callIds));
    return rows.map((row) => view(row, messages));
  }
  async #messages(callIds: readonly string[]): Promise<Map<string, MissedView['messages'][number]>> {
    if (callIds.length === 0) return new Map();
    const rows = await this.tables.all<Record<string, SqlValue>>(
      `select call_id, stage, milliseconds from telephony_recording where stage in (${MESSAGE_STAGES.map((stage) => `'${stage}'`).join(', ')}) and name like 'voice/%' and call_id in (${callIds.map(() => '?').join(', ')})`,
      [...callIds],
    );
    return new Map(
      rows.map(({ call_id, stage, milliseconds }) => {
        const seconds = milliseconds === null ? null : Number(milliseconds) / 1000;
        return [String(call_id), { callId: String(call_id), stage: stage as MessageStage, seconds }];
      }),
    );
  }
}
const RANK = '(call_back_at is null)';
const rankOf = ({ asks }: { asks: boolean }): number => (asks ? 0 : 1);
type Body = Omit<EpisodeState, 'lastAt'> & { lastAt: string };
const bodyOf = (row: Record<string, SqlValue>): Body => JSON.parse(String(row.body)) as Body;
function view(
  row: Record<string, SqlValue>,
  recorded: ReadonlyMap<string, MissedView['messages'][number]>,
): MissedView {
  const { caller, party, lineTitle, lastAt, count, callIds, told, ownerId, end, closedBy, reason } = bodyOf(row);
  return {
    ...{ id: String(row.id), line: String(row.line), lineTitle, branchId: text(row.branch_id) },
    ...{ callerNumber: shownNumber(caller), callerKind: caller.kind },
    ...{ partyId: party?.partyId ?? null, partyName: party?.name ?? null },
    ...{ count, firstAt: instant(row.first_at), lastAt: instant(lastAt), ownerId, told },
    ...{ callBackAt: instantOrNull(row.call_back_at), lastCallId: callIds.at(-1) ?? '' },
    messages: callIds.flatMap((id) => recorded.get(id) ?? []),
    ...{ closedAt: instantOrNull(row.closed_at), end, closedBy, reason },
  };
}
