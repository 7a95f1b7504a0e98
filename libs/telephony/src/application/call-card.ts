import type { Call, CallDirection, CallOutcome, CallStage, CallState, LegEnd } from '../domain/call.js';
import type { Caller } from '../domain/caller.js';
import type { CallerCard } from '../domain/caller-card.js';
import type { NumberPlace } from '../domain/numbering/number-place.js';

/** What a desk shows of a call, also while it rings. */
export interface CallCard {
  readonly id: string;
  readonly direction: CallDirection;
  readonly stage: CallStage;
  readonly line: string;
  readonly lineTitle: string;
  readonly branchId: string | null;
  readonly caller: Caller;
  /** As the exchange wrote it: a stranger's words. */
  readonly callerName: string;
  readonly party: CallerCard | null;
  /** By the number; null: nobody can tell, or sales knows better where he is. */
  readonly place: NumberPlace | null;
  /** Employees whose phones ring now: it is their card. */
  readonly ringing: readonly string[];
  readonly answeredBy: string | null;
  /** Employee whose call goes out. */
  readonly calledBy: string | null;
  /** Why a call that went out came to no talk: the customer, or the own phone (`given-up`), was not to be had. */
  readonly why: LegEnd | null;
  readonly startedAt: string;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  readonly outcome: CallOutcome | null;
}
export const TELEPHONY_STREAM = 'telephony';

type Shown = Pick<CallState, Exclude<keyof CallCard, 'ringing' | 'why' | 'startedAt' | 'answeredAt' | 'endedAt'>> &
  Pick<CallState, 'legs' | 'clientEnd' | 'startedAt' | 'answeredAt' | 'endedAt'>;

export function cardOf({ legs, startedAt, answeredAt, endedAt, ...of }: Shown): CallCard {
  const { id, direction, stage, line, lineTitle, branchId, caller, callerName, party, answeredBy, outcome } = of;
  return {
    ...{ id, direction, stage, line, lineTitle, branchId, caller, callerName, party, answeredBy, outcome },
    place: placeShown(of),
    ...{ calledBy: of.calledBy, why: whyNoTalk({ legs, outcome, clientEnd: of.clientEnd }) },
    ringing: legs.flatMap((leg) => (leg.employeeId && !leg.endedAt && !leg.answeredAt ? [leg.employeeId] : [])),
    startedAt: startedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}
/** A customer of one of our branches is where that is, wherever his number was given out. */
export const placeShown = ({ party, place }: Pick<CallState, 'party' | 'place'>): NumberPlace | null =>
  party?.branchId ? null : (place ?? null);
export function whyNoTalk({
  legs,
  outcome,
  clientEnd,
}: Pick<CallState, 'legs' | 'outcome' | 'clientEnd'>): LegEnd | null {
  if (outcome === 'unanswered') return clientEnd;
  const own = legs.find((leg) => leg.purpose === 'own');
  return outcome === 'given-up' ? (own?.end ?? null) : null;
}
/** What the phone of whoever makes the call shows while it rings: «ООО «Ромашка», звоним». */
export function ownDisplayOf({ state: { party, callerName, caller } }: Call): string {
  const who = party?.name ?? (callerName || (caller.kind === 'number' ? caller.number : ''));
  return [who, 'звоним'].filter(Boolean).join(', ');
}
/** What the display of a phone shows beside the number: «Псков · ООО «Ромашка»». */
export function displayOf(call: Call): string {
  const { lineTitle, party, callerName } = call.state;
  return [lineTitle, party?.name ?? callerName].filter(Boolean).join(' · ');
}
/** The number that the phone shows and can call back. */
export function numberShown({ state: { caller } }: Call): string {
  if (caller.kind === 'number') return caller.number;
  return caller.kind === 'inside' ? caller.extension : '';
}
