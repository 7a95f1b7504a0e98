import type { Caller } from './caller.js';
import type { CallerCard } from './caller-card.js';
import type { RecordedCall } from './exchange-record.js';
import type { NumberPlace } from './numbering/number-place.js';
import type { RingStep } from './ring-plan.js';
import {
  type Word,
  type WordOrder,
  type WordReason,
  type WordRules,
  type WordStep,
  againOf,
  beginWord,
  keyPressed,
  messageOf,
  messageTaken,
  wordOf,
  wordSaid,
} from './word.js';

/** Why a leg did not come to a talk, or came to its end. */
export type LegEnd =
  'normal' | 'busy' | 'no-answer' | 'rejected' | 'unreachable' | 'failed' | 'unknown' | 'elsewhere' | 'lost';
/** What a leg is there for: `ring`: one of the way through the house; `own`: the phone of whoever makes the call; the others see `Leg.purpose` of their use cases. */
export type LegPurpose = 'ring' | 'own';
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
}
/** Who called whom: somebody outside us, or one of us somebody. */
export type CallDirection = 'in' | 'out';
/** `voicemail`: nobody takes it, the caller is told so and may leave a message. */
export type CallStage = 'arrived' | 'ringing' | 'talking' | 'voicemail' | 'ended';
/**
 * `talked`: somebody of us and the other side have spoken. `missed`: nobody took it. `given-up`: whoever called hung up before anybody could.
 * `closed`: he called out of hours. `unanswered`: we called, and the other side was not to be had. `broken`: the exchange lost it, and nobody
 * knows how it went on.
 */
export type CallOutcome = 'talked' | 'missed' | 'given-up' | 'closed' | 'unanswered' | 'broken';
/** What one of us calls about. */
export interface CallPurpose {
  /** Whose card he called from. */
  readonly partyId: string | null;
  readonly inquiryId: string | null;
  /** Episode of missed calls that he calls back for. */
  readonly missedId: string | null;
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
  /** What the caller hears when nobody takes the call; null: nothing. */
  readonly word: Word | null;
}

/** Heard by whom it is told that there is no talk. */
export type ToldRefusal = 'normal' | 'busy' | 'no-answer' | 'rejected' | 'congestion';
/** What is to be done at the exchange; each may be done twice. */
export type CallOrder =
  | WordOrder
  | { readonly order: 'ring'; readonly leg: Leg; readonly seconds: number }
  | { readonly order: 'answer'; readonly channelId: string }
  | { readonly order: 'join'; readonly bridgeId: string; readonly channelIds: readonly string[] }
  | { readonly order: 'record'; readonly bridgeId: string; readonly recording: string }
  | { readonly order: 'hang-up'; readonly channelId: string; readonly refusal: ToldRefusal }
  /** The other side is rung, for whoever has picked up to make the call. */
  | { readonly order: 'dial'; readonly channelId: string }
  /** Whoever makes the call hears that it rings there. */
  | { readonly order: 'ring-tone'; readonly channelId: string }
  | { readonly order: 'end-bridge'; readonly bridgeId: string }
  | { readonly order: 'name'; readonly channelId: string };

const BETWEEN = '~';
/** Begins the channel of a phone that rings because its owner wants to call. */
export const CLICKED = 'click-';
/** Of whom nothing was known before he called. */
const NEW = { code1c: null, openInvoices: null, openInquiry: null, lastContact: null } as const;
/** Whose call a channel belongs to: legs are named after the caller's channel. */
export const callerChannelOf = (channelId: string): string => channelId.split(BETWEEN)[0] ?? channelId;

/** Who calls from one of our phones: he picks up when it rings, or has dialled there already. */
export interface OwnPhone {
  readonly employeeId: string | null;
  readonly extension: string;
  readonly lifted: boolean;
}
/** What whoever called hears of it. */
const TOLD: Partial<Record<LegEnd, ToldRefusal>> = { busy: 'busy', 'no-answer': 'no-answer', rejected: 'rejected' };
export const NO_PURPOSE: CallPurpose = { partyId: null, inquiryId: null, missedId: null };

/** A call of somebody outside to one of our numbers or of one of us to somebody, with its legs inside. Every change says what follows from it at the exchange. */
export class Call {
  #state: CallState;
  private constructor(state: CallState) {
    this.#state = state;
  }
  static restore(state: CallState): Call {
    return new Call(state);
  }
  static arrive(
    of: Pick<
      CallState,
      'id' | 'channelId' | 'line' | 'lineTitle' | 'branchId' | 'caller' | 'callerName' | 'startedAt'
    > &
      Partial<Pick<CallState, 'place'>>,
  ): Call {
    return new Call({
      ...{ place: null, ...of },
      ...{ direction: 'in', clientChannelId: of.channelId },
      ...{ clientRangAt: null, clientEnd: null, calledBy: null, about: NO_PURPOSE },
      ...{ party: null, stage: 'arrived', plan: [], step: -1, legs: [], recordings: [], word: null },
      ...{ answeredBy: null, answeredAt: null, endedAt: null, outcome: null },
    });
  }
  /** It went past us, and the exchange has written down how. Whose phone took it may be nobody's whom we know. */
  static found(
    of: Parameters<typeof Call.arrive>[0],
    { endedAt, talk }: Pick<RecordedCall, 'endedAt' | 'talk'>,
    answeredBy: string | null,
  ): Call {
    const call = Call.arrive(of);
    call.#to({ stage: 'ended', outcome: 'missed', endedAt });
    if (talk) call.#wasTalk(talk, answeredBy);
    return call;
  }
  /** One of us calls somebody: his own phone is the first leg, on the channel that the call is named after. */
  static make(
    of: Pick<
      CallState,
      'id' | 'channelId' | 'line' | 'lineTitle' | 'branchId' | 'caller' | 'callerName' | 'startedAt'
    > &
      Partial<Pick<CallState, 'party' | 'about' | 'place'>>,
    { employeeId, extension, lifted }: OwnPhone,
  ): Call {
    const { channelId, startedAt } = of;
    const liftedAt = lifted ? startedAt : null;
    const own: Leg = {
      ...{ id: channelId, purpose: 'own', employeeId, extension, step: 0, begunAt: startedAt },
      ...{ rangAt: liftedAt, answeredAt: liftedAt, endedAt: null, end: null },
    };
    return new Call({
      ...{ party: null, about: NO_PURPOSE, place: null },
      ...of,
      ...{ direction: 'out', clientChannelId: [channelId, BETWEEN, 0].join(''), calledBy: employeeId, word: null },
      ...{ clientRangAt: null, clientEnd: null, stage: 'ringing', plan: [], step: -1, legs: [own], recordings: [] },
      ...{ answeredBy: null, answeredAt: null, endedAt: null, outcome: null },
    });
  }
  get state(): CallState {
    return this.#state;
  }
  get bridgeId(): string {
    return `bridge-${this.#state.id}`;
  }
  get isOpen(): boolean {
    return this.#state.stage !== 'ended';
  }
  /** Phones that ring now. */
  get ringing(): readonly Leg[] {
    return this.#state.legs.filter((leg) => leg.endedAt === null && leg.answeredAt === null);
  }
  get talking(): Leg | null {
    return this.#state.legs.find((leg) => leg.answeredAt !== null && leg.endedAt === null) ?? null;
  }

  /** It is known who calls; known too late, the phones that ring learn it. */
  recognise(party: CallerCard): CallOrder[] {
    this.#to({ party });
    return this.isOpen ? this.ringing.map((leg) => ({ order: 'name', channelId: leg.id })) : [];
  }
  /** Sales has it now: whose it is, and which inquiry it came to. */
  tie(partyId: string, inquiry: { readonly inquiryId: string; readonly number: number }): void {
    const { party } = this.#state;
    if (party?.partyId === partyId && party.openInquiry?.inquiryId === inquiry.inquiryId) return;
    const known: CallerCard = party ?? { ...{ partyId, name: null, responsibleId: null, branchId: null }, ...NEW };
    this.#to({ party: { ...known, partyId, openInquiry: { ...inquiry, subject: '', ownerId: null } } });
  }
  /** Of a call that goes out: the phone of whoever makes it rings for so long, or he has dialled there, and the other side rings. */
  begin(seconds: number): CallOrder[] {
    const [own] = this.#state.legs;
    if (this.#state.stage !== 'ringing' || own?.purpose !== 'own') return [];
    return own.answeredAt ? this.#dial() : [{ order: 'ring', leg: own, seconds }];
  }
  /** It rings at the other side. */
  clientRang(at: Date): CallOrder[] {
    if (this.#state.stage === 'ringing' && this.#state.clientRangAt === null) this.#to({ clientRangAt: at });
    return [];
  }
  /** The other side has picked up: they talk. */
  clientAnswered(at: Date): CallOrder[] {
    const { stage, direction, id, clientChannelId, clientRangAt, calledBy, caller } = this.#state;
    if (direction === 'in' || stage === 'talking') return [];
    if (stage === 'ended') return [{ order: 'hang-up', channelId: clientChannelId, refusal: 'normal' }];
    // What colleagues say to each other is theirs.
    const recordings = caller.kind === 'inside' ? [] : [`calls/${id}`];
    this.#to({ stage: 'talking', answeredBy: calledBy, answeredAt: at, clientRangAt: clientRangAt ?? at, recordings });
    return this.#talk();
  }
  /** The other side of a call that goes out has hung up, or was not to be had. */
  clientEnded(end: LegEnd, at: Date): CallOrder[] {
    if (this.#state.stage !== 'ringing') return this.callerLeft(at);
    const clientEnd = end === 'normal' ? 'no-answer' : end;
    this.#to({ clientEnd });
    return this.#over('unanswered', at, null, TOLD[clientEnd] ?? 'congestion');
  }
  /** The way through the house is found. */
  ring(plan: readonly RingStep[], at: Date, word: WordRules | null = null): CallOrder[] {
    if (this.#state.stage !== 'arrived') return [];
    this.#to({ plan, stage: 'ringing', word: wordOf(word) });
    return this.#next(at);
  }
  /** The branch is closed and nobody is there: no phone rings. */
  outOfHours(at: Date, word: WordRules | null = null): CallOrder[] {
    if (this.#state.stage !== 'arrived') return [];
    this.#to({ word: wordOf(word) });
    return this.#nobody('closed', at);
  }
  /** A sound has been played to the caller. */
  said(playback: string, at: Date): CallOrder[] {
    return this.#words((word, of) => wordSaid(word, playback, of), at);
  }
  /** His message is over, and he is still there. */
  messageTaken(at: Date): CallOrder[] {
    return this.#words(messageTaken, at);
  }
  /** He has pressed a key. */
  pressed(digit: string, at: Date): CallOrder[] {
    return this.#words((word, of) => keyPressed(word, digit, of), at);
  }
  /** What he should hear or say cannot be had of the exchange. */
  wordFailed(at: Date): CallOrder[] {
    const { stage, word } = this.#state;
    return stage === 'voicemail' && word ? this.#over(word.reason, at, 'normal') : [];
  }
  rang(legId: string, at: Date): CallOrder[] {
    this.#change(legId, (leg) => (leg.rangAt || leg.endedAt ? leg : { ...leg, rangAt: at }));
    return [];
  }
  /** Somebody picked up: he has the call, the other phones fall silent. Who comes second finds it taken. */
  picked(legId: string, at: Date): CallOrder[] {
    const leg = this.#state.legs.find((l) => l.id === legId);
    if (!leg || leg.endedAt) return [];
    if (leg.answeredAt) return [];
    if (leg.purpose === 'own') {
      this.#change(legId, (l) => ({ ...l, rangAt: l.rangAt ?? at, answeredAt: at }));
      return this.#dial();
    }
    if (this.#state.stage !== 'ringing') {
      this.#change(legId, (l) => ({ ...l, endedAt: at, end: 'elsewhere' }));
      return [{ order: 'hang-up', channelId: legId, refusal: 'normal' }];
    }
    const others = this.ringing.filter((l) => l.id !== legId);
    for (const { id } of others) this.#change(id, (l) => ({ ...l, endedAt: at, end: 'elsewhere' }));
    this.#change(legId, (l) => ({ ...l, rangAt: l.rangAt ?? at, answeredAt: at }));
    const recording = `calls/${this.#state.id}`;
    this.#to({ stage: 'talking', answeredBy: leg.employeeId, answeredAt: at, recordings: [recording] });
    return [
      ...this.#talk(),
      ...others.map(({ id }): CallOrder => ({ order: 'hang-up', channelId: id, refusal: 'normal' })),
    ];
  }
  /** A phone did not take it, or the one who talked hung up. */
  legEnded(legId: string, end: LegEnd, at: Date): CallOrder[] {
    const leg = this.#state.legs.find((l) => l.id === legId);
    if (!leg || leg.endedAt) return [];
    this.#change(legId, (l) => ({ ...l, endedAt: at, end }));
    // He hung up, or did not pick up, before the other side did.
    if (leg.purpose === 'own' && this.#state.stage === 'ringing') return this.#over('given-up', at, 'normal');
    if (leg.answeredAt) return this.#over(end === 'lost' ? 'broken' : 'talked', at, 'normal');
    if (this.#state.stage === 'ringing' && this.ringing.length === 0) return this.#next(at);
    return [];
  }
  /** What the exchange has written down of it, where we only know that we were not there. @returns whether that is news */
  correct({ talk, endedAt }: Pick<RecordedCall, 'endedAt' | 'talk'>, answeredBy: string | null): boolean {
    const { outcome, answeredAt } = this.#state;
    if (outcome === 'broken' && answeredAt) {
      this.#to({ outcome: 'talked', endedAt: endedAt > answeredAt ? endedAt : answeredAt });
      return true;
    }
    if (!talk || answeredAt || (outcome !== 'missed' && outcome !== 'given-up')) return false;
    this.#wasTalk(talk, answeredBy);
    return true;
  }
  #wasTalk({ extension, from, to }: NonNullable<RecordedCall['talk']>, employeeId: string | null): void {
    const { channelId, legs, recordings } = this.#state;
    const leg: Leg = {
      ...{ id: [channelId, BETWEEN, legs.length].join(''), purpose: 'ring', employeeId, extension: extension ?? '' },
      ...{ step: 0, begunAt: from, rangAt: from, answeredAt: from, endedAt: to, end: 'normal' },
    };
    // The dialplan names a recording after the channel.
    const heard = [...recordings, `calls/${channelId}`];
    this.#to({ legs: [...legs, leg], recordings: heard });
    this.#to({ outcome: 'talked', answeredBy: employeeId, answeredAt: from, endedAt: to });
  }
  /** The caller hung up. */
  callerLeft(at: Date): CallOrder[] {
    if (!this.isOpen) return [];
    if (this.#state.stage === 'talking') return this.#over('talked', at, null);
    if (this.#state.stage === 'voicemail') return this.#over(this.#state.word?.reason ?? 'missed', at, null);
    return this.#over(this.#state.legs.some((l) => l.rangAt) ? 'missed' : 'given-up', at, null);
  }
  /** The exchange does not know it any more, and nobody heard how it ended. */
  lost(at: Date): CallOrder[] {
    if (!this.isOpen) return [];
    const { stage, word } = this.#state;
    return this.#over(stage === 'talking' ? 'broken' : (stage === 'voicemail' && word?.reason) || 'missed', at, null);
  }
  /**
   * We were away, and this is what the exchange has of it now: phones that do not ring any more are ended, a talk goes on, what was
   * decided and not done is done.
   */
  resume(there: ReadonlySet<string>, at: Date): CallOrder[] {
    const { clientChannelId, legs, stage, direction } = this.#state;
    if (direction === 'out' && stage === 'ringing') return this.#resumeDialling(there, at);
    if (!there.has(clientChannelId)) return this.lost(at);
    if (stage === 'arrived') return [];
    if (stage === 'voicemail') return this.#words((word, of) => ({ word, orders: againOf(word, of), ends: false }), at);
    const orders: CallOrder[] = [];
    for (const leg of legs)
      if (leg.endedAt === null && !there.has(leg.id)) orders.push(...this.legEnded(leg.id, 'lost', at));
    if (this.#state.stage === 'talking') orders.push(...this.#talk());
    return orders;
  }

  /** Nobody is rung anew: whether he was rung already is not known, and nobody waits at his phone for it any more. */
  #resumeDialling(there: ReadonlySet<string>, at: Date): CallOrder[] {
    const { clientChannelId, legs } = this.#state;
    const [own] = legs;
    if (!own || !there.has(own.id)) return this.legEnded(own?.id ?? '', 'lost', at);
    return own.answeredAt && !there.has(clientChannelId) ? this.clientEnded('lost', at) : [];
  }
  #dial(): CallOrder[] {
    const { channelId, clientChannelId } = this.#state;
    return [
      { order: 'ring-tone', channelId },
      { order: 'dial', channelId: clientChannelId },
    ];
  }
  #next(at: Date): CallOrder[] {
    const { plan, step, legs, channelId } = this.#state;
    const now = plan[step + 1];
    if (!now) return this.#nobody('missed', at);
    const begun = now.phones.map(({ employeeId, extension }, n): Leg => ({
      ...{ id: [channelId, BETWEEN, legs.length + n].join(''), purpose: 'ring', employeeId, extension, begunAt: at },
      ...{ step: step + 1, rangAt: null, answeredAt: null, endedAt: null, end: null },
    }));
    this.#to({ step: step + 1, legs: [...legs, ...begun] });
    return begun.map((leg) => ({ order: 'ring', leg, seconds: now.seconds }));
  }
  #nobody(reason: WordReason, at: Date): CallOrder[] {
    const { id: callId, clientChannelId: channelId, word } = this.#state;
    const step = word && beginWord(word, reason, { callId, channelId });
    if (!step || step.ends) return this.#over(reason, at, 'no-answer');
    this.#to({ stage: 'voicemail' });
    return this.#words(() => step, at);
  }
  #words(change: (word: Word, of: { callId: string; channelId: string }) => WordStep, at: Date): CallOrder[] {
    const { id: callId, clientChannelId: channelId, stage, recordings } = this.#state;
    if (stage !== 'voicemail' || !this.#state.word) return [];
    const { word, orders, ends } = change(this.#state.word, { callId, channelId });
    const message = messageOf(callId);
    const begins = word.phase === 'taking' && !recordings.includes(message);
    if (word !== this.#state.word) this.#to({ word, ...(begins && { recordings: [...recordings, message] }) });
    return [...orders, ...(ends ? this.#over(word.reason, at, 'normal') : [])];
  }
  #talk(): CallOrder[] {
    const { channelId, clientChannelId, recordings } = this.#state;
    const leg = this.talking;
    if (!leg) return [];
    const { bridgeId } = this;
    return [
      // The one that came to us: the caller, or the phone that has dialled.
      { order: 'answer', channelId },
      { order: 'join', bridgeId, channelIds: [clientChannelId, leg.id] },
      ...recordings.slice(-1).map((recording): CallOrder => ({ order: 'record', bridgeId, recording })),
    ];
  }
  #over(outcome: CallOutcome, at: Date, refusal: ToldRefusal | null, toOwn: ToldRefusal = 'normal'): CallOrder[] {
    const { clientChannelId: channelId, stage } = this.#state;
    const open = this.#state.legs.filter((leg) => leg.endedAt === null);
    for (const { id, answeredAt } of open)
      this.#change(id, (l) => ({ ...l, endedAt: at, end: answeredAt ? 'normal' : 'elsewhere' }));
    this.#to({ stage: 'ended', outcome, endedAt: at });
    return [
      ...open.map(({ id, purpose }): CallOrder => {
        return { order: 'hang-up', channelId: id, refusal: purpose === 'own' ? toOwn : 'normal' };
      }),
      ...(refusal ? [{ order: 'hang-up', channelId, refusal } as const] : []),
      ...(stage === 'talking' ? [{ order: 'end-bridge', bridgeId: this.bridgeId } as const] : []),
    ];
  }
  #change(legId: string, change: (leg: Leg) => Leg): void {
    this.#to({ legs: this.#state.legs.map((leg) => (leg.id === legId ? change(leg) : leg)) });
  }
  #to(change: Partial<CallState>): void {
    this.#state = Object.freeze({ ...this.#state, ...change });
  }
}
