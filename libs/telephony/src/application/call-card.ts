import type { Call, CallDirection, CallOutcome, CallStage, CallState, Leg, LegEnd } from '../domain/call.js';
import type { Caller } from '../domain/caller.js';
import type { CallerCard } from '../domain/caller-card.js';
import type { NumberPlace } from '../domain/numbering/number-place.js';
import type { CallVisit } from '../domain/site-visit.js';
import { ringingOf, talkersOf } from '../domain/talk.js';

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
  /** Of our site, from which it came; a stranger's words. null: from none that we know of. */
  readonly visit: CallVisit | null;
  /** Employees whose phones ring now: it is their card. */
  readonly ringing: readonly string[];
  /** Employees who are in the talk now. */
  readonly talking: readonly string[];
  /** The customer hears music. */
  readonly onHold: boolean;
  /** To whom the call is going, or who is asked before. */
  readonly moving: CallMove | null;
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
export interface CallMove {
  readonly how: 'transfer' | 'consult';
  readonly by: string | null;
  /** null: a number outside. */
  readonly employeeId: string | null;
  readonly extension: string;
  /** He talks with who asked. */
  readonly answered: boolean;
}
export const TELEPHONY_STREAM = 'telephony';

type Derived = 'ringing' | 'talking' | 'onHold' | 'moving' | 'why' | 'startedAt' | 'answeredAt' | 'endedAt';
type Shown = Pick<CallState, Exclude<keyof CallCard, Derived>> &
  Pick<CallState, 'legs' | 'aside' | 'handing' | 'clientEnd' | 'startedAt' | 'answeredAt' | 'endedAt'>;

export function cardOf({ legs, aside, handing, startedAt, answeredAt, endedAt, ...of }: Shown): CallCard {
  const { id, direction, stage, line, lineTitle, branchId, caller, callerName, party, answeredBy, outcome } = of;
  return {
    ...{ id, direction, stage, line, lineTitle, branchId, caller, callerName, party, answeredBy, outcome },
    ...{ place: placeShown(of), visit: of.visit ?? null },
    ...{ calledBy: of.calledBy, why: whyNoTalk({ legs, outcome, clientEnd: of.clientEnd }) },
    ringing: employeesOf(ringingOf({ legs }).filter((leg) => leg.purpose !== 'listen')),
    talking: talkingOf(legs),
    onHold: aside?.why === 'hold',
    moving: moveOf({ legs, aside, handing }),
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
const employeesOf = (legs: readonly Leg[]): string[] =>
  legs.flatMap(({ employeeId }) => (employeeId === null ? [] : [employeeId]));
/** Employees who are in the talk now. */
export const talkingOf = (legs: readonly Leg[]): string[] => employeesOf(talkersOf({ legs }));
function moveOf({ legs, aside, handing }: Pick<CallState, 'legs' | 'aside' | 'handing'>): CallMove | null {
  const leg = legs.find(({ id }) => id === handing?.toLegId);
  if (!leg || !aside || aside.why === 'hold') return null;
  const { employeeId, extension, answeredAt } = leg;
  return { how: aside.why, by: aside.by, employeeId, extension, answered: answeredAt !== null };
}
/** What the display of a phone shows beside the number: «Псков · ООО «Ромашка»», of one that is handed over «…, от: Анна». */
export function displayOf(call: Call, from = ''): string {
  const { lineTitle, party, callerName } = call.state;
  const name = [lineTitle, party?.name ?? callerName].filter(Boolean).join(' · ');
  return from ? `${name.slice(0, MOST_SHOWN - from.length - 6)}, от: ${from}` : name;
}
/** Signs of a name that a phone shows. */
const MOST_SHOWN = 60;
/** The number that the phone shows and can call back. */
export function numberShown({ state: { caller } }: Call): string {
  if (caller.kind === 'number') return caller.number;
  return caller.kind === 'inside' ? caller.extension : '';
}
