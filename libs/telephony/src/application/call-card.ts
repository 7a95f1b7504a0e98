import type { Call, CallDirection, CallOutcome, CallStage, CallState } from '../domain/call.js';
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
  readonly startedAt: string;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  readonly outcome: CallOutcome | null;
}
export const TELEPHONY_STREAM = 'telephony';

type Shown = Pick<CallState, Exclude<keyof CallCard, 'ringing' | 'startedAt' | 'answeredAt' | 'endedAt'>> &
  Pick<CallState, 'legs' | 'startedAt' | 'answeredAt' | 'endedAt'>;

export function cardOf({ legs, startedAt, answeredAt, endedAt, ...of }: Shown): CallCard {
  const { id, direction, stage, line, lineTitle, branchId, caller, callerName, party, answeredBy, outcome } = of;
  return {
    ...{ id, direction, stage, line, lineTitle, branchId, caller, callerName, party, answeredBy, outcome },
    place: placeShown(of),
    ringing: legs.flatMap((leg) => (leg.employeeId && !leg.endedAt && !leg.answeredAt ? [leg.employeeId] : [])),
    startedAt: startedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}
/** A customer of one of our branches is where that is, wherever his number was given out. */
export const placeShown = ({ party, place }: Pick<CallState, 'party' | 'place'>): NumberPlace | null =>
  party?.branchId ? null : (place ?? null);
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
