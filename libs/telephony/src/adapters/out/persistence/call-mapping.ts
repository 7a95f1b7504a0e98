import { type SqlValue, instant, instantOrNull } from '@prorab/platform/marks';
import { Call, type CallState, type Leg, QUIET } from '../../../domain/call.js';
import { numberOf } from '../../../domain/caller.js';

type Body = Pick<
  CallState,
  | 'clientChannelId'
  | 'lineTitle'
  | 'caller'
  | 'callerName'
  | 'party'
  | 'plan'
  | 'step'
  | 'legs'
  | 'recordings'
  | 'aside'
  | 'handing'
  | 'music'
  | 'note'
>;

export function rowOf({ state }: Call): Record<string, SqlValue> {
  const { clientChannelId, lineTitle, caller, callerName, party, plan, step, legs, recordings, ...rest } = state;
  const { aside, handing, music, note, ...columns } = rest;
  const body: Body = {
    ...{ clientChannelId, lineTitle, caller, callerName, party, plan, step, legs, recordings },
    ...{ aside, handing, music, note },
  };
  return {
    ...{ id: columns.id, channel_id: columns.channelId, direction: columns.direction },
    ...{ stage: columns.stage, outcome: columns.outcome },
    ...{ line: columns.line, branch_id: columns.branchId },
    ...{ caller_number: numberOf(caller), party_id: party?.partyId ?? null },
    ...{
      answered_by: columns.answeredBy,
      started_at: columns.startedAt,
      answered_at: columns.answeredAt,
      ended_at: columns.endedAt,
    },
    body: JSON.stringify(body),
  };
}
export function callOf(row: Record<string, SqlValue>): Call {
  const body = JSON.parse(String(row.body)) as Body;
  return Call.restore({
    // What was kept before calls went out, too, and were handed over.
    ...{ clientChannelId: String(row.channel_id), ...QUIET },
    ...body,
    ...{ aside: timed(body.aside), note: timed(body.note) },
    ...{ id: String(row.id), channelId: String(row.channel_id), line: String(row.line), branchId: text(row.branch_id) },
    ...{
      direction: row.direction as CallState['direction'],
      stage: row.stage as CallState['stage'],
      outcome: row.outcome as CallState['outcome'],
      answeredBy: text(row.answered_by),
    },
    ...{
      startedAt: instant(row.started_at),
      answeredAt: instantOrNull(row.answered_at),
      endedAt: instantOrNull(row.ended_at),
    },
    legs: body.legs.map((leg): Leg => ({
      ...{ purpose: 'ring' },
      ...leg,
      ...{ begunAt: instant(leg.begunAt), rangAt: instantOrNull(leg.rangAt) },
      ...{ answeredAt: instantOrNull(leg.answeredAt), endedAt: instantOrNull(leg.endedAt) },
    })),
  });
}
const timed = <T extends { readonly at: Date }>(of: T | null | undefined): T | null =>
  of ? { ...of, at: instant(of.at) } : null;
const text = (value: SqlValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
