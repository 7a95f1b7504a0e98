import { type SqlValue, instant, instantOrNull } from '@prorab/platform/marks';
import { Call, type CallState, type Leg } from '../../../domain/call.js';
import { numberOf } from '../../../domain/caller.js';
import { figuresOf } from './call-figures.js';

type Body = Pick<
  CallState,
  | 'clientChannelId'
  | 'lineTitle'
  | 'caller'
  | 'callerName'
  | 'party'
  | 'place'
  | 'plan'
  | 'step'
  | 'legs'
  | 'recordings'
>;

export function rowOf({ state }: Call): Record<string, SqlValue> {
  const { clientChannelId, lineTitle, caller, callerName, party, place, plan, step, legs, recordings, ...rest } = state;
  const body: Body = { clientChannelId, lineTitle, caller, callerName, party, place, plan, step, legs, recordings };
  return {
    ...{ id: rest.id, channel_id: rest.channelId, direction: rest.direction, stage: rest.stage, outcome: rest.outcome },
    ...{ line: rest.line, branch_id: rest.branchId },
    ...{ caller_number: numberOf(caller), party_id: party?.partyId ?? null },
    ...{
      answered_by: rest.answeredBy,
      started_at: rest.startedAt,
      answered_at: rest.answeredAt,
      ended_at: rest.endedAt,
    },
    body: JSON.stringify(body),
    ...figuresOf(state),
  };
}
export function callOf(row: Record<string, SqlValue>): Call {
  const body = JSON.parse(String(row.body)) as Body;
  return Call.restore({
    // What was kept before calls went out, too.
    ...{ clientChannelId: String(row.channel_id), place: null },
    ...body,
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
const text = (value: SqlValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
