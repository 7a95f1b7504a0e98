import { type SqlValue, instant, instantOrNull } from '@prorab/platform/marks';
import type { CallDirection, CallNote, CallOutcome, CallStage, CallState, Leg, LegEnd } from '../../domain/call.js';
import { QUIET } from '../../domain/call-state.js';
import type { Caller } from '../../domain/caller.js';
import type { CallerCard } from '../../domain/caller-card.js';
import { type CallCard, cardOf, placeShown, talkingOf, whyNoTalk } from '../call-card.js';
import type { NumberPlace } from '../../domain/numbering/number-place.js';
import type { CallVisit } from '../../domain/site-visit.js';
import type { RecordingStage } from '../../domain/recording.js';

/** A call as a list shows it. */
export interface CallBrief {
  readonly id: string;
  readonly direction: CallDirection;
  readonly stage: CallStage;
  readonly outcome: CallOutcome | null;
  readonly line: string;
  readonly lineTitle: string;
  readonly branchId: string | null;
  /** `+79112223344`, an extension, what the exchange wrote; null: hidden. */
  readonly callerNumber: string | null;
  readonly callerKind: Caller['kind'];
  /** As the exchange wrote it: a stranger's words. */
  readonly callerName: string;
  readonly partyId: string | null;
  readonly partyName: string | null;
  /** By the number; null: nobody can tell, or sales knows better where he is. */
  readonly place: NumberPlace | null;
  /** Of our site, from which it came; a stranger's words. null: from none that we know of. */
  readonly visit: CallVisit | null;
  readonly answeredBy: string | null;
  /** Employee whose call goes out. */
  readonly calledBy: string | null;
  /** As in the card of a call. */
  readonly why: LegEnd | null;
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  /** null: nobody has talked, or they talk still. */
  readonly recording: Exclude<RecordingStage, 'removing'> | null;
  /** Employees who are in the talk now. */
  readonly talking: readonly string[];
  /** What was written down while talking. */
  readonly note: CallNote | null;
}
export interface CallView extends CallBrief {
  /** Each phone that was rung, in order. */
  readonly legs: readonly Leg[];
  /** As sales knew him when he called. */
  readonly party: CallerCard | null;
  /** The call that has its other side since whoever made it gave it there; null: it is a call of its own. */
  readonly mergedInto: string | null;
}
export const CALL_COLUMNS =
  'id, direction, stage, outcome, line, branch_id, party_id, answered_by, called_by, started_at, answered_at, ended_at, body, (select r.stage from telephony_recording r where r.call_id = telephony_call.id) as recording';
export type CallViewRow = Record<string, SqlValue>;

export function callView(row: CallViewRow): CallView {
  const { caller, callerName, lineTitle, party, place, visit, legs, clientEnd, note, mergedInto } = bodyOf(row);
  const outcome = row.outcome as CallOutcome | null;
  return {
    ...{ id: String(row.id), direction: row.direction as CallDirection },
    ...{ stage: row.stage as CallStage, outcome },
    ...{ line: String(row.line), lineTitle, branchId: text(row.branch_id) },
    ...{
      callerNumber: shownNumber(caller),
      callerKind: caller.kind,
      callerName,
      partyId: text(row.party_id),
      partyName: party?.name ?? null,
      ...{ place: placeShown({ party, place }), visit },
    },
    ...{ answeredBy: text(row.answered_by), startedAt: instant(row.started_at) },
    ...{ answeredAt: instantOrNull(row.answered_at), endedAt: instantOrNull(row.ended_at) },
    ...{ calledBy: text(row.called_by), why: whyNoTalk({ legs, outcome, clientEnd }) },
    recording: recordingOf(row.recording as RecordingStage | null),
    ...{ talking: talkingOf(legs), note },
    ...{ legs, party, mergedInto: mergedInto?.callId ?? null },
  };
}
/** The same call as the stream tells it. */
export function callCard(row: CallViewRow): CallCard {
  const { id, direction, stage, outcome, line, branchId, answeredBy, startedAt, answeredAt, endedAt, calledBy } =
    callView(row);
  return cardOf({
    ...{ id, direction, stage, outcome, line, branchId, answeredBy, startedAt, answeredAt, endedAt, calledBy },
    ...bodyOf(row),
  });
}
type Body = Pick<
  CallState,
  | 'lineTitle'
  | 'caller'
  | 'callerName'
  | 'party'
  | 'place'
  | 'visit'
  | 'legs'
  | 'clientEnd'
  | 'aside'
  | 'asides'
  | 'handing'
  | 'note'
  | 'mergedInto'
>;
export function bodyOf(row: CallViewRow): Body {
  const body = JSON.parse(String(row.body)) as Body;
  return {
    ...QUIET,
    ...body,
    ...{ clientEnd: body.clientEnd ?? null, visit: body.visit ?? null },
    note: body.note ? { ...body.note, at: instant(body.note.at) } : null,
    aside: body.aside ? { ...body.aside, at: instant(body.aside.at) } : null,
    asides: (body.asides ?? []).map((one) => ({ ...one, at: instant(one.at), until: instant(one.until) })),
    legs: body.legs.map((leg) => ({
      ...leg,
      ...{ begunAt: instant(leg.begunAt), rangAt: instantOrNull(leg.rangAt) },
      ...{ answeredAt: instantOrNull(leg.answeredAt), endedAt: instantOrNull(leg.endedAt) },
    })),
  };
}
/** Whether its bytes are gone already is nobody's business. */
const recordingOf = (stage: RecordingStage | null): CallBrief['recording'] =>
  stage === 'removing' ? 'removed' : stage;
export function shownNumber(caller: Caller): string | null {
  if (caller.kind === 'number') return caller.number;
  if (caller.kind === 'inside') return caller.extension;
  return caller.kind === 'odd' ? caller.said : null;
}
export const text = (value: SqlValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
