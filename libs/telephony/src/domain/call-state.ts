import type { Caller } from './caller.js';
import type { CallerCard } from './caller-card.js';
import type { NumberPlace } from './numbering/number-place.js';
import type { RingStep } from './ring-plan.js';
import type { CallVisit } from './site-visit.js';
import type { Word, WordOrder } from './word.js';

/** Why a leg did not come to a talk, or came to its end. */
export type LegEnd =
  'normal' | 'busy' | 'no-answer' | 'rejected' | 'unreachable' | 'failed' | 'unknown' | 'elsewhere' | 'lost';
/**
 * What a leg is there for. `ring`: one of the way through the house; `own`: the phone of whoever makes the call; `transfer`: the call is handed to it; `return`: it had the call and
 * gets it back, as nobody took it; `consult`: it is asked, and the customer does not hear it; `listen`: it hears a talk and is not in it.
 */
export type LegPurpose = 'ring' | 'own' | 'transfer' | 'return' | 'consult' | 'listen';
/** One end of a call on our side. */
export interface Leg {
  /** Of its channel. */
  readonly id: string;
  readonly purpose: LegPurpose;
  /** null: a number outside. */
  readonly employeeId: string | null;
  /** Of his phone, or the number outside. */
  readonly extension: string;
  /** Of the plan, from 0. */
  readonly step: number;
  readonly begunAt: Date;
  readonly rangAt: Date | null;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly end: LegEnd | null;
  /** Employee who asked for it. */
  readonly by?: string | null;
  /** Of one that listens: whom it hears, and whether he hears it, too. */
  readonly ear?: { readonly legId: string; readonly whispers: boolean };
}
/** Why the customer is not in the talk, but hears music. */
export interface Aside {
  readonly why: 'hold' | 'consult' | 'transfer';
  /** Employee who has put him there. */
  readonly by: string | null;
  readonly at: Date;
}
/** Over: he came back, or the call went on without him. */
export interface PastAside extends Aside {
  readonly until: Date;
}
/** A call on its way from one of ours to another one. */
export interface Handing {
  /** Leg of who hands it over, or asks first. */
  readonly fromLegId: string;
  /** His name, for the display of the others. */
  readonly fromName: string;
  /** Who is to have it. */
  readonly toLegId: string;
  /** How far it is: rung who is to have it, rung back who had it, rung everybody. */
  readonly stage: 'to' | 'back' | 'group';
  /** Who rings when neither takes it. */
  readonly rescue: RingStep | null;
  readonly seconds: number;
}
/** What was written down while talking. */
export interface CallNote {
  readonly text: string;
  readonly by: string;
  readonly at: Date;
}
/** Who called whom: somebody outside us, or one of us somebody. */
export type CallDirection = 'in' | 'out';
/** `voicemail`: nobody takes it, the caller is told so and may leave a message. */
export type CallStage = 'arrived' | 'ringing' | 'talking' | 'voicemail' | 'ended';
/**
 * `talked`: somebody of us and the other side have spoken. `missed`: nobody took it. `given-up`: whoever called hung up before anybody could.
 * `closed`: he called out of hours. `unanswered`: we called, and the other side was not to be had. `dropped`: spoken with, and lost while he
 * was handed over. `broken`: the exchange lost it, and nobody knows how it went on.
 */
export type CallOutcome = 'talked' | 'missed' | 'given-up' | 'closed' | 'unanswered' | 'dropped' | 'broken';
/** What one of us calls about. */
export interface CallPurpose {
  /** Whose card he called from. */
  readonly partyId: string | null;
  readonly inquiryId: string | null;
}
export interface CallState {
  readonly id: string;
  /** The channel that the whole call is named after; legs are `<channelId>~<n>`, but for one that was there first. */
  readonly channelId: string;
  readonly direction: CallDirection;
  /** Of the other side, whoever called whom. */
  readonly clientChannelId: string;
  /** Of a call that goes out: when the other side began to ring, and why it did not come to a talk. */
  readonly clientRangAt: Date | null;
  readonly clientEnd: LegEnd | null;
  /** Employee who makes the call; null: it came in. */
  readonly calledBy: string | null;
  readonly about: CallPurpose;
  /** Number of ours that was called, or that the other side is shown; of a call within the house, the extension. */
  readonly line: string;
  readonly lineTitle: string;
  readonly branchId: string | null;
  /** The other side, whoever called whom. */
  readonly caller: Caller;
  /** As the exchange wrote it, for display only. */
  readonly callerName: string;
  readonly party: CallerCard | null;
  /** By the number; null: nobody can tell. */
  readonly place: NumberPlace | null;
  /** Of our site, from which it came; null: from none that we know of. */
  readonly visit: CallVisit | null;
  readonly startedAt: Date;
  readonly stage: CallStage;
  readonly plan: readonly RingStep[];
  /** -1: nobody was rung yet. */
  readonly step: number;
  readonly legs: readonly Leg[];
  /** The real person, not the first phone that rang. */
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly outcome: CallOutcome | null;
  /** Names of its recordings at the exchange. */
  readonly recordings: readonly string[];
  /** null: he is in the talk. */
  readonly aside: Aside | null;
  /** Those that are over, in order. */
  readonly asides: readonly PastAside[];
  readonly handing: Handing | null;
  /** He was put aside, so there is a bridge with music: it stays to the end, as Asterisk does not give its name again at once. */
  readonly music: boolean;
  readonly note: CallNote | null;
  /** What the caller hears when nobody takes the call; null: nothing. */
  readonly word: Word | null;
  /** Whoever made it has given its other side to another talk of his: that call has it since. null: it is a call of its own. */
  readonly mergedInto: { readonly callId: string; readonly channelId: string } | null;
}

/** Of a call with which nothing special goes on. */
export const QUIET = {
  aside: null,
  asides: [],
  handing: null,
  music: false,
  note: null,
  mergedInto: null,
} as const satisfies Partial<CallState>;

/** Heard by whom it is told that there is no talk. */
export type ToldRefusal = 'normal' | 'busy' | 'no-answer' | 'rejected' | 'congestion';
/** What is to be done at the exchange; each may be done twice. */
export type CallOrder =
  | WordOrder
  /** `from`: who hands it over, for the display. */
  | { readonly order: 'ring'; readonly leg: Leg; readonly seconds: number; readonly from?: string }
  | { readonly order: 'answer'; readonly channelId: string }
  | { readonly order: 'join'; readonly bridgeId: string; readonly channelIds: readonly string[] }
  /** He hears music. */
  | { readonly order: 'hold'; readonly bridgeId: string; readonly channelId: string }
  /** The bridge goes on, and is recorded on, although nobody may be in it, as long as this channel is there; ended by its own. */
  | { readonly order: 'keep'; readonly bridgeId: string; readonly channelId: string; readonly keeperId: string }
  /** Hears what is said and heard at a channel; `whispers`: is heard there, too. */
  | { readonly order: 'spy'; readonly channelId: string; readonly spyId: string; readonly whispers: boolean }
  | { readonly order: 'record'; readonly bridgeId: string; readonly recording: string }
  | { readonly order: 'hang-up'; readonly channelId: string; readonly refusal: ToldRefusal }
  /** The other side is rung, for whoever has picked up to make the call. */
  | { readonly order: 'dial'; readonly channelId: string }
  /** Whoever makes the call hears that it rings there. */
  | { readonly order: 'ring-tone'; readonly channelId: string }
  /** The phone that wanted its talk handed over learns that this is done. */
  | { readonly order: 'handed'; readonly channelId: string }
  | { readonly order: 'end-bridge'; readonly bridgeId: string }
  | { readonly order: 'name'; readonly channelId: string };
