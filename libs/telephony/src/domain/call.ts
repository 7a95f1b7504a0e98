import type { CallerCard } from './caller-card.js';
import { CallNotTalking } from './call.errors.js';
import { type CallOrder, type CallOutcome, type CallState, type Leg, type LegEnd, QUIET } from './call-state.js';
import { goesOnWithout, pickedElsewhere, rangElsewhere } from './handing-over.js';
import { hears, hearsNoMore, letListenersGo, listens, spiesOf, stillListening } from './listening.js';
import type { RingStep } from './ring-plan.js';
import {
  type Move,
  bridgeOf,
  goesAside,
  hangUp,
  holdBridgeOf,
  keeperOf,
  keeps,
  keepsNoMore,
  legOf,
  nextLegId,
  ringingOf,
  talkersOf,
} from './talk.js';

export * from './call-state.js';
export { callerChannelOf } from './talk.js';

/** Of whom nothing was known before he called. */
const NEW = { code1c: null, openInvoices: null, openInquiry: null, lastContact: null } as const;
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
    of: Pick<CallState, 'id' | 'channelId' | 'line' | 'lineTitle' | 'branchId' | 'caller' | 'callerName' | 'startedAt'>,
  ): Call {
    return new Call({
      ...of,
      ...{ direction: 'in', clientChannelId: of.channelId },
      ...{ party: null, stage: 'arrived', plan: [], step: -1, legs: [], recordings: [] },
      ...{ answeredBy: null, answeredAt: null, endedAt: null, outcome: null, ...QUIET },
    });
  }
  get state(): CallState {
    return this.#state;
  }
  get bridgeId(): string {
    return bridgeOf(this.#state);
  }
  get isOpen(): boolean {
    return this.#state.stage !== 'ended';
  }
  /** Phones that ring now. */
  get ringing(): readonly Leg[] {
    return ringingOf(this.#state);
  }
  /** Ours who are in the talk now. */
  get talkers(): readonly Leg[] {
    return talkersOf(this.#state);
  }
  /** Channels of ours that belong to it now. */
  get channels(): readonly string[] {
    const [open, keeper] = [this.#state.legs.filter((leg) => leg.endedAt === null), keeperOf(this.#state)];
    return [...open.map((leg) => leg.id), ...spiesOf(this.#state), ...(keeper === null ? [] : [keeper])];
  }

  /** A move within the talk (`talk.ts`, `handing-over.ts`, `listening.ts`). @throws CallNotTalking, and what the move throws */
  during(move: (state: CallState) => Move, at: Date): CallOrder[] {
    if (this.#state.stage !== 'talking') throw new CallNotTalking(this.#state.id);
    return this.#moved(move(this.#state), at);
  }
  /** Whoever comes last has the last word. */
  note(text: string, by: string, at: Date): void {
    if (this.#state.note?.text !== text) this.#to({ note: { text, by, at } });
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
    return this.#state.stage === 'talking' ? this.#moved(rangElsewhere(this.#state, legId, at), at) : [];
  }
  /** Somebody picked up: he has the call, the other phones fall silent. Who comes second finds it taken. */
  picked(legId: string, at: Date): CallOrder[] {
    const leg = legOf(this.#state, legId);
    if (!leg) return hears(this.#state, legId);
    if (leg.endedAt || leg.answeredAt) return [];
    if (this.#state.stage === 'talking') {
      const move = leg.purpose === 'listen' ? listens(this.#state, leg, at) : pickedElsewhere(this.#state, leg, at);
      if (move) return this.#moved(move, at);
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
    const leg = legOf(this.#state, legId);
    if (!leg || leg.endedAt) return [];
    this.#change(legId, (l) => ({ ...l, endedAt: at, end }));
    if (leg.purpose === 'listen') return hearsNoMore(leg);
    if (this.#state.stage === 'talking') {
      return this.#moved(goesOnWithout(this.#state, { ...leg, endedAt: at, end }, at), at);
    }
    if (this.#state.stage === 'ringing' && this.ringing.length === 0) return this.#next(at);
    return [];
  }
  /** The caller hung up. */
  callerLeft(at: Date): CallOrder[] {
    if (!this.isOpen) return [];
    const { stage, aside } = this.#state;
    if (stage === 'talking') return this.#over(aside?.why === 'transfer' ? 'dropped' : 'talked', at, null);
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
    if (this.#state.stage === 'talking') orders.push(...this.#talk(), ...stillListening(this.#state));
    return orders;
  }

  #next(at: Date): CallOrder[] {
    const { plan, step, legs } = this.#state;
    const now = plan[step + 1];
    if (!now) return this.#over('missed', at, 'no-answer');
    const begun = now.phones.map(({ employeeId, extension }, n): Leg => ({
      ...{ id: nextLegId(this.#state, n), purpose: 'ring', employeeId, extension, begunAt: at },
      ...{ step: step + 1, rangAt: null, answeredAt: null, endedAt: null, end: null },
    }));
    this.#to({ step: step + 1, legs: [...legs, ...begun] });
    return begun.map((leg) => ({ order: 'ring', leg, seconds: now.seconds }));
  }
  /** The exchange has it as it should be. */
  #talk(): CallOrder[] {
    const { clientChannelId: channelId, recordings, aside } = this.#state;
    const { bridgeId, talkers } = this;
    const inside = [...(aside ? [] : [channelId]), ...talkers.map((leg) => leg.id)];
    return [
      { order: 'answer', channelId },
      ...(aside ? [goesAside(this.#state)] : []),
      ...(inside.length > 0 ? [{ order: 'join', bridgeId, channelIds: inside } as const] : []),
      ...keeps(this.#state),
      ...recordings.slice(-1).map((recording): CallOrder => ({ order: 'record', bridgeId, recording })),
    ];
  }
  #moved({ state, orders, over }: Move, at: Date): CallOrder[] {
    const alone = letListenersGo(state, at);
    if (alone.state !== this.#state)
      this.#to({ ...alone.state, music: alone.state.music || alone.state.aside !== null });
    return [...orders, ...alone.orders, ...(over ? this.#over(over, at, 'normal') : [])];
  }
  #over(outcome: CallOutcome, at: Date, refusal: 'normal' | 'no-answer' | null): CallOrder[] {
    const { clientChannelId: channelId, stage, music } = this.#state;
    const keeper = keepsNoMore(this.#state);
    const listeners = letListenersGo(this.#state, at, true);
    this.#to(listeners.state);
    const open = this.#state.legs.filter((leg) => leg.endedAt === null);
    for (const { id, answeredAt } of open)
      this.#change(id, (l) => ({ ...l, endedAt: at, end: answeredAt ? 'normal' : 'elsewhere' }));
    this.#to({ stage: 'ended', outcome, endedAt: at, aside: null, handing: null });
    return [
      ...[...listeners.orders, ...keeper],
      ...open.map(({ id }) => hangUp(id)),
      ...(refusal ? [{ order: 'hang-up', channelId, refusal } as const] : []),
      ...(stage === 'talking' ? [{ order: 'end-bridge', bridgeId: this.bridgeId } as const] : []),
      ...(music ? [{ order: 'end-bridge', bridgeId: holdBridgeOf(this.#state) } as const] : []),
    ];
  }
  #change(legId: string, change: (leg: Leg) => Leg): void {
    this.#to({ legs: this.#state.legs.map((leg) => (leg.id === legId ? change(leg) : leg)) });
  }
  #to(change: Partial<CallState>): void {
    this.#state = Object.freeze({ ...this.#state, ...change });
  }
}
