import type { Caller } from './caller.js';
import type { CallerCard } from './caller-card.js';
import type { RecordedCall } from './exchange-record.js';
import type { NumberPlace } from './numbering/number-place.js';
import type { RingStep } from './ring-plan.js';

/** Why a leg did not come to a talk, or came to its end. */
export type LegEnd =
  'normal' | 'busy' | 'no-answer' | 'rejected' | 'unreachable' | 'failed' | 'unknown' | 'elsewhere' | 'lost';
/** What a leg is there for: `ring`: one of the way through the house; the others see `Leg.purpose` of their use cases. */
export type LegPurpose = 'ring';
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
export type CallStage = 'arrived' | 'ringing' | 'talking' | 'ended';
/**
 * `talked`: somebody of us and the caller have spoken. `missed`: nobody took it. `given-up`: the caller hung up before anybody could.
 * `closed`: he called out of hours. `broken`: the exchange lost it, and nobody knows how it went on.
 */
export type CallOutcome = 'talked' | 'missed' | 'given-up' | 'closed' | 'broken';
export interface CallState {
  readonly id: string;
  /** The channel that the whole call is named after; legs are `<channelId>~<n>`, but for one that was there first. */
  readonly channelId: string;
  readonly direction: CallDirection;
  /** Of the other side, whoever called whom. */
  readonly clientChannelId: string;
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
}

/** What is to be done at the exchange; each may be done twice. */
export type CallOrder =
  | { readonly order: 'ring'; readonly leg: Leg; readonly seconds: number }
  | { readonly order: 'answer'; readonly channelId: string }
  | { readonly order: 'join'; readonly bridgeId: string; readonly channelIds: readonly string[] }
  | { readonly order: 'record'; readonly bridgeId: string; readonly recording: string }
  | { readonly order: 'hang-up'; readonly channelId: string; readonly refusal: 'normal' | 'no-answer' }
  | { readonly order: 'end-bridge'; readonly bridgeId: string }
  | { readonly order: 'name'; readonly channelId: string };

const BETWEEN = '~';
/** Of whom nothing was known before he called. */
const NEW = { code1c: null, openInvoices: null, openInquiry: null, lastContact: null } as const;
/** Whose call a channel belongs to: legs are named after the caller's channel. */
export const callerChannelOf = (channelId: string): string => channelId.split(BETWEEN)[0] ?? channelId;

/** A call of somebody outside to one of our numbers, with its legs inside. Every change says what follows from it at the exchange. */
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
      ...{ party: null, stage: 'arrived', plan: [], step: -1, legs: [], recordings: [] },
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
  /** The way through the house is found. */
  ring(plan: readonly RingStep[], at: Date): CallOrder[] {
    if (this.#state.stage !== 'arrived') return [];
    this.#to({ plan, stage: 'ringing' });
    return this.#next(at);
  }
  /** The branch is closed and nobody is there: no phone rings. */
  outOfHours(at: Date): CallOrder[] {
    return this.#state.stage === 'arrived' ? this.#over('closed', at, 'no-answer') : [];
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
    return this.#over(this.#state.legs.some((l) => l.rangAt) ? 'missed' : 'given-up', at, null);
  }
  /** The exchange does not know it any more, and nobody heard how it ended. */
  lost(at: Date): CallOrder[] {
    return this.isOpen ? this.#over(this.#state.stage === 'talking' ? 'broken' : 'missed', at, null) : [];
  }
  /**
   * We were away, and this is what the exchange has of it now: phones that do not ring any more are ended, a talk goes on, what was
   * decided and not done is done.
   */
  resume(there: ReadonlySet<string>, at: Date): CallOrder[] {
    const { clientChannelId, legs, stage } = this.#state;
    if (!there.has(clientChannelId)) return this.lost(at);
    if (stage === 'arrived') return [];
    const orders: CallOrder[] = [];
    for (const leg of legs)
      if (leg.endedAt === null && !there.has(leg.id)) orders.push(...this.legEnded(leg.id, 'lost', at));
    if (this.#state.stage === 'talking') orders.push(...this.#talk());
    return orders;
  }

  #next(at: Date): CallOrder[] {
    const { plan, step, legs, channelId } = this.#state;
    const now = plan[step + 1];
    if (!now) return this.#over('missed', at, 'no-answer');
    const begun = now.phones.map(({ employeeId, extension }, n): Leg => ({
      ...{ id: [channelId, BETWEEN, legs.length + n].join(''), purpose: 'ring', employeeId, extension, begunAt: at },
      ...{ step: step + 1, rangAt: null, answeredAt: null, endedAt: null, end: null },
    }));
    this.#to({ step: step + 1, legs: [...legs, ...begun] });
    return begun.map((leg) => ({ order: 'ring', leg, seconds: now.seconds }));
  }
  #talk(): CallOrder[] {
    const { clientChannelId: channelId, recordings } = this.#state;
    const leg = this.talking;
    if (!leg) return [];
    const { bridgeId } = this;
    return [
      { order: 'answer', channelId },
      { order: 'join', bridgeId, channelIds: [channelId, leg.id] },
      ...recordings.slice(-1).map((recording): CallOrder => ({ order: 'record', bridgeId, recording })),
    ];
  }
  #over(outcome: CallOutcome, at: Date, refusal: 'normal' | 'no-answer' | null): CallOrder[] {
    const { clientChannelId: channelId, stage } = this.#state;
    const open = this.#state.legs.filter((leg) => leg.endedAt === null);
    for (const { id, answeredAt } of open)
      this.#change(id, (l) => ({ ...l, endedAt: at, end: answeredAt ? 'normal' : 'elsewhere' }));
    this.#to({ stage: 'ended', outcome, endedAt: at });
    return [
      ...open.map(({ id }): CallOrder => ({ order: 'hang-up', channelId: id, refusal: 'normal' })),
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
