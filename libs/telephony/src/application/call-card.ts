import type { Call, CallDirection, CallOutcome, CallStage, CallState, Leg } from '../domain/call.js';
import type { Caller } from '../domain/caller.js';
import type { CallerCard } from '../domain/caller-card.js';
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
  /** Employees whose phones ring now: it is their card. */
  readonly ringing: readonly string[];
  /** Employees who are in the talk now. */
  readonly talking: readonly string[];
  /** The customer hears music. */
  readonly onHold: boolean;
  /** To whom the call is going, or who is asked before. */
  readonly moving: CallMove | null;
  readonly answeredBy: string | null;
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

type Derived = 'ringing' | 'talking' | 'onHold' | 'moving' | 'startedAt' | 'answeredAt' | 'endedAt';
type Shown = Pick<CallState, Exclude<keyof CallCard, Derived>> &
  Pick<CallState, 'legs' | 'aside' | 'handing' | 'startedAt' | 'answeredAt' | 'endedAt'>;

export function cardOf({ legs, aside, handing, startedAt, answeredAt, endedAt, ...of }: Shown): CallCard {
  const { id, direction, stage, line, lineTitle, branchId, caller, callerName, party, answeredBy, outcome } = of;
  return {
    ...{ id, direction, stage, line, lineTitle, branchId, caller, callerName, party, answeredBy, outcome },
    ringing: employeesOf(ringingOf({ legs }).filter((leg) => leg.purpose !== 'listen')),
    talking: talkingOf(legs),
    onHold: aside?.why === 'hold',
    moving: moveOf({ legs, aside, handing }),
    startedAt: startedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
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
