import { type SqlValue, instant, instantOrNull } from '@prorab/platform/marks';
import { Call, type CallState, type Leg, NO_PURPOSE, type PastAside, QUIET } from '../../../domain/call.js';
import { numberOf } from '../../../domain/caller.js';
import { talkersOf } from '../../../domain/talk.js';
import { figuresOf } from './call-figures.js';

/** What a table is asked for has a column of its own; the rest is kept as the aggregate has it. */
type Body = Omit<
  CallState,
  'id' | 'channelId' | 'direction' | 'stage' | 'outcome' | 'line' | 'branchId' | 'calledBy' | 'answeredBy' | Instants
>;
type Instants = 'startedAt' | 'answeredAt' | 'endedAt';

export function rowOf({ state }: Call): Record<string, SqlValue> {
  const { id, channelId, direction, stage, outcome, line, branchId, calledBy, answeredBy, ...rest } = state;
  const { startedAt, answeredAt, endedAt, ...body } = rest;
  return {
    ...{ id, channel_id: channelId, direction, stage, outcome, line, branch_id: branchId },
    ...{ caller_number: numberOf(body.caller), party_id: body.party?.partyId ?? null },
    ...{ called_by: calledBy, answered_by: answeredBy },
    ...{ started_at: startedAt, answered_at: answeredAt, ended_at: endedAt },
    body: JSON.stringify(body satisfies Body),
    engaged: engagedIn(state).join(),
    ...figuresOf(state),
  };
}
/** Who talks in it, or, while nobody does, whose phones ring. */
function engagedIn(state: CallState): string[] {
  if (state.stage !== 'talking' && state.stage !== 'ringing') return [];
  const legs = state.stage === 'talking' ? talkersOf(state) : state.legs.filter(({ endedAt }) => endedAt === null);
  return legs.flatMap(({ employeeId }) => employeeId ?? []);
}
export function callOf(row: Record<string, SqlValue>): Call {
  const body = JSON.parse(String(row.body)) as Body;
  return Call.restore({
    // What was kept before calls went out, too, and were handed over.
    ...{
      clientChannelId: String(row.channel_id),
      clientEnd: null,
      about: NO_PURPOSE,
      place: null,
      visit: null,
      word: null,
    },
    ...{ ...QUIET, ...body },
    ...{ clientRangAt: instantOrNull(body.clientRangAt ?? null), calledBy: text(row.called_by) },
    ...{ aside: timed(body.aside), note: timed(body.note), asides: pastAsides(body.asides) },
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
/** What was kept before they were written down has none. */
const pastAsides = (of: readonly PastAside[] | undefined): PastAside[] =>
  (of ?? []).map((one) => ({ ...one, at: instant(one.at), until: instant(one.until) }));
const timed = <T extends { readonly at: Date }>(of: T | null | undefined): T | null =>
  of ? { ...of, at: instant(of.at) } : null;
const text = (value: SqlValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
