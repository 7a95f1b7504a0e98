import type { Call, CallOutcome, CallStage, CallerCard } from '../domain/call.js';
import type { Caller } from '../domain/caller.js';

/** What a desk shows of a call, also while it rings. */
export interface CallCard {
  readonly id: string;
  readonly stage: CallStage;
  readonly line: string;
  readonly lineTitle: string;
  readonly branchId: string | null;
  readonly caller: Caller;
  readonly party: CallerCard | null;
  /** Employees whose phones ring now: it is their card. */
  readonly ringing: readonly string[];
  readonly answeredBy: string | null;
  readonly startedAt: string;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  readonly outcome: CallOutcome | null;
}
export const TELEPHONY_STREAM = 'telephony';

export function cardOf(call: Call): CallCard {
  const { id, stage, line, lineTitle, branchId, caller, party, answeredBy, outcome, ...times } = call.state;
  return {
    ...{ id, stage, line, lineTitle, branchId, caller, party, answeredBy, outcome },
    ringing: call.ringing.map((leg) => leg.employeeId),
    startedAt: times.startedAt.toISOString(),
    answeredAt: times.answeredAt?.toISOString() ?? null,
    endedAt: times.endedAt?.toISOString() ?? null,
  };
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
