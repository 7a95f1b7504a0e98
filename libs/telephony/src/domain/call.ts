import type { CallerCard } from './caller-card.js';
import { CallMoving, CallNotTalking } from './call.errors.js';
import {
  type Aside,
  type CallOrder,
  type CallOutcome,
  type CallPurpose,
  type CallState,
  type Leg,
  type LegEnd,
  QUIET,
  type ToldRefusal,
} from './call-state.js';
import type { RecordedCall } from './exchange-record.js';
import { goesOnWithout, pickedElsewhere, rangElsewhere } from './handing-over.js';
import { hears, hearsNoMore, letListenersGo, listens, spiesOf, stillListening } from './listening.js';
import type { Guest } from './merging.js';
import type { RingStep } from './ring-plan.js';
import {
  type Move,
  bridgeOf,
  goesAside,
  holdBridgeOf,
  keeperOf,
  keeps,
  hangUp,
  keepsNoMore,
  legOf,
  nextLegId,
  placesOf,
  ringingOf,
  talkersOf,
} from './talk.js';
import {
  type Word,
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

export * from './call-state.js';
export { callerChannelOf, isBridgeOfCall } from './talk.js';

/** Begins the channel of a phone that rings because its owner wants to call. */
export const CLICKED = 'click-';
/** Of whom nothing was known before he called. */
const NEW = { code1c: null, openInvoices: null, openInquiry: null, lastContact: null } as const;

/** Who calls from one of our phones: he picks up when it rings, or has dialled there already. */
export interface OwnPhone {
  readonly employeeId: string | null;
  readonly extension: string;
  readonly lifted: boolean;
}
/** What whoever called hears of it. */
const TOLD: Partial<Record<LegEnd, ToldRefusal>> = { busy: 'busy', 'no-answer': 'no-answer', rejected: 'rejected' };
export const NO_PURPOSE: CallPurpose = { partyId: null, inquiryId: null };

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
      Partial<Pick<CallState, 'place' | 'visit'>>,
  ): Call {
    return new Call({
      ...{ place: null, visit: null, ...of },
      ...{ direction: 'in', clientChannelId: of.channelId },
      ...{ clientRangAt: null, clientEnd: null, calledBy: null, about: NO_PURPOSE },
      ...{ party: null, stage: 'arrived', plan: [], step: -1, legs: [], recordings: [], word: null },
      ...{ answeredBy: null, answeredAt: null, endedAt: null, outcome: null, ...QUIET },
    });
  }
  /**
   * It went past us, and the exchange has written down how. Whose phone took it may be nobody's whom we know.
   * @param untaken what it is when nobody has taken it
   */
  static found(
    of: Parameters<typeof Call.arrive>[0],
    { endedAt, talk }: Pick<RecordedCall, 'endedAt' | 'talk'>,
    answeredBy: string | null,
    untaken: WordReason = 'missed',
  ): Call {
    const call = Call.arrive(of);
    call.#to({ stage: 'ended', outcome: untaken, endedAt });
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
      ...{ party: null, about: NO_PURPOSE, place: null, visit: null },
      ...of,
      ...{ direction: 'out', clientChannelId: `${channelId}~0`, calledBy: employeeId, word: null, ...QUIET },
      ...{ clientRangAt: null, clientEnd: null, stage: 'ringing', plan: [], step: -1, legs: [own], recordings: [] },
      ...{ answeredBy: null, answeredAt: null, endedAt: null, outcome: null },
    });
  }
  /** One of us has dialled while we were away, and the dialplan has let it out. */
  static foundOut(
    of: Parameters<typeof Call.make>[0],
    by: Omit<OwnPhone, 'lifted'>,
    { endedAt, talk, end }: Pick<RecordedCall, 'endedAt' | 'talk' | 'end'>,
  ): Call {
    const call = Call.make(of, { ...by, lifted: true });
    call.clientEnded(end ?? 'unknown', endedAt);
    if (talk) call.#wasTalkOut(talk);
    return call;
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
  /** Where people talk or hear music for it. */
  get bridges(): readonly string[] {
    return [this.bridgeId, holdBridgeOf(this.#state)];
  }
  /** One of us wants to call, and his own phone is not known to ring yet. */
  get hasYetToRing(): boolean {
    const { stage, channelId, legs } = this.#state;
    return stage === 'ringing' && channelId.startsWith(CLICKED) && legs.every((leg) => !leg.rangAt && !leg.answeredAt);
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
  /**
   * Whoever makes it gives its other side to another talk of his, where `takeOver` has it come in: only then what follows from it here is
   * to be done. @throws CallNotTalking, CallMoving
   */
  mergeInto(
    { id: callId, channelId }: Pick<CallState, 'id' | 'channelId'>,
    at: Date,
  ): { readonly guest: Omit<Guest, 'employeeId' | 'extension'>; readonly orders: CallOrder[] } {
    const { id, clientChannelId, stage, direction, startedAt, clientRangAt, answeredAt, handing, legs } = this.#state;
    const [own, ...more] = this.talkers;
    if (stage === 'ended' || !own) throw new CallNotTalking(id);
    if (direction === 'in' || own.purpose !== 'own' || more.length > 0 || handing || ringingOf({ legs }).length > 0)
      throw new CallMoving(id);
    this.#to({ mergedInto: { callId, channelId } });
    const guest = { channelId: clientChannelId, begunAt: startedAt, rangAt: clientRangAt, answeredAt };
    return { guest, orders: this.#over(answeredAt ? 'talked' : 'given-up', at, null) };
  }
  /** Whoever comes last has the last word. */
  note(text: string, by: string, at: Date): void {
    if (this.#state.note?.text !== text) this.#to({ note: { text, by, at } });
  }

  /** Its words are taken away; who wrote some, and that they are gone since, stays. */
  forgetNote(at: Date): void {
    const { note } = this.#state;
    if (note?.text) this.#to({ note: { ...note, text: '', at } });
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
    return this.#state.stage === 'talking' ? this.#moved(rangElsewhere(this.#state, legId, at), at) : [];
  }
  /** Somebody picked up: he has the call, the other phones fall silent. Who comes second finds it taken. */
  picked(legId: string, at: Date): CallOrder[] {
    const leg = legOf(this.#state, legId);
    if (!leg) return hears(this.#state, legId);
    // It counts as ended, and was late only: nobody is there to talk with.
    if (leg.endedAt) return [hangUp(legId)];
    if (leg.answeredAt) return [];
    if (leg.purpose === 'own') {
      this.#change(legId, (l) => ({ ...l, rangAt: l.rangAt ?? at, answeredAt: at }));
      return this.#dial();
    }
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
    // He hung up, or did not pick up, before the other side did.
    if (leg.purpose === 'own' && this.#state.stage === 'ringing') return this.#over('given-up', at, 'normal');
    if (this.#state.stage === 'talking')
      return this.#moved(goesOnWithout(this.#state, { ...leg, endedAt: at, end }, at), at);
    if (this.#state.stage === 'ringing' && this.ringing.length === 0) return this.#next(at);
    return [];
  }
  /** What the exchange has written down of it, where we only know that we were not there. @returns whether that is news */
  correct({ talk, endedAt }: Pick<RecordedCall, 'endedAt' | 'talk'>, answeredBy: string | null): boolean {
    const { outcome, answeredAt, direction } = this.#state;
    if (outcome === 'broken' && answeredAt) {
      this.#to({ outcome: 'talked', endedAt: endedAt > answeredAt ? endedAt : answeredAt });
      return true;
    }
    // Of one that we make, the exchange counts the own phone that was picked up as an answer.
    if (direction === 'out') return false;
    if (!talk || answeredAt || (outcome !== 'missed' && outcome !== 'given-up')) return false;
    this.#wasTalk(talk, answeredBy);
    return true;
  }
  #wasTalk({ extension, from, to }: NonNullable<RecordedCall['talk']>, employeeId: string | null): void {
    const { channelId, legs, recordings } = this.#state;
    const leg: Leg = {
      ...{ id: nextLegId(this.#state), purpose: 'ring', employeeId, extension: extension ?? '' },
      ...{ step: 0, begunAt: from, rangAt: from, answeredAt: from, endedAt: to, end: 'normal' },
    };
    // The dialplan names a recording after the channel.
    const heard = [...recordings, `calls/${channelId}`];
    this.#to({ legs: [...legs, leg], recordings: heard });
    this.#to({ outcome: 'talked', answeredBy: employeeId, answeredAt: from, endedAt: to });
  }
  #wasTalkOut({ from, to }: NonNullable<RecordedCall['talk']>): void {
    const { channelId, caller, calledBy, legs } = this.#state;
    // The dialplan records what goes out by a provider, but for calls for help.
    const recordings = caller.kind === 'number' ? [`calls/${channelId}`] : [];
    this.#to({ legs: legs.map((leg) => ({ ...leg, endedAt: to, end: 'normal' })), recordings, clientEnd: null });
    this.#to({ outcome: 'talked', answeredBy: calledBy, clientRangAt: from, answeredAt: from, endedAt: to });
  }
  /** The caller hung up. */
  callerLeft(at: Date): CallOrder[] {
    if (!this.isOpen) return [];
    const { stage, aside, word } = this.#state;
    if (stage === 'talking') return this.#over(aside?.why === 'transfer' ? 'dropped' : 'talked', at, null);
    if (stage === 'voicemail') return this.#over(word?.reason ?? 'missed', at, null);
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
    if (this.#state.stage === 'talking') orders.push(...this.#talk(), ...stillListening(this.#state));
    return orders;
  }

  /**
   * What follows from `done` was done at the exchange, perhaps after what another process has done for this later state: it is as it
   * should be again. Empty: it is the same state.
   */
  settle(done: CallState): CallOrder[] {
    const { stage, mergedInto, legs, music } = this.#state;
    if (mergedInto || placesOf(done) === placesOf(this.#state)) return [];
    const ended = new Set(legs.flatMap(({ id, endedAt }) => (endedAt ? [id] : [])));
    const left = done.legs.flatMap(({ id, endedAt }) => (endedAt === null && ended.has(id) ? [hangUp(id)] : []));
    if (stage === 'talking') return [...left, ...this.#talk(), ...stillListening(this.#state)];
    const hold: CallOrder[] = music ? [{ order: 'end-bridge', bridgeId: holdBridgeOf(this.#state) }] : [];
    return [...left, ...keepsNoMore(this.#state), { order: 'end-bridge', bridgeId: this.bridgeId }, ...hold];
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
    const { plan, step, legs } = this.#state;
    const now = plan[step + 1];
    if (!now) return this.#nobody('missed', at);
    const begun = now.phones.map(({ employeeId, extension }, n): Leg => ({
      ...{ id: nextLegId(this.#state, n), purpose: 'ring', employeeId, extension, begunAt: at },
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
  /** The exchange has it as it should be. */
  #talk(): CallOrder[] {
    const { channelId, clientChannelId, recordings, aside } = this.#state;
    const { bridgeId, talkers } = this;
    const inside = [...(aside ? [] : [clientChannelId]), ...talkers.map((leg) => leg.id)];
    return [
      ...(aside ? [goesAside(this.#state)] : []),
      ...(inside.length > 0 ? [{ order: 'join', bridgeId, channelIds: inside } as const] : []),
      ...keeps(this.#state),
      ...recordings.slice(-1).map((recording): CallOrder => ({ order: 'record', bridgeId, recording })),
      // The one that came to us: the caller, or the phone that has dialled. Last, so that his first word is recorded, too.
      { order: 'answer', channelId },
    ];
  }
  #moved({ state, orders, over }: Move, at: Date): CallOrder[] {
    const alone = letListenersGo(state, at);
    if (alone.state !== this.#state)
      this.#to({
        ...alone.state,
        music: alone.state.music || alone.state.aside !== null,
        asides: asidesBefore(alone.state.aside, this.#state, at),
      });
    return [...orders, ...alone.orders, ...(over ? this.#over(over, at, 'normal') : [])];
  }
  #over(outcome: CallOutcome, at: Date, refusal: ToldRefusal | null, toOwn: ToldRefusal = 'normal'): CallOrder[] {
    const { clientChannelId: channelId, stage, music } = this.#state;
    const keeper = keepsNoMore(this.#state);
    const listeners = letListenersGo(this.#state, at, true);
    this.#to(listeners.state);
    const open = this.#state.legs.filter((leg) => leg.endedAt === null);
    for (const { id, answeredAt } of open)
      this.#change(id, (l) => ({ ...l, endedAt: at, end: answeredAt ? 'normal' : 'elsewhere' }));
    const asides = asidesBefore(null, this.#state, at);
    this.#to({ stage: 'ended', outcome, endedAt: at, aside: null, asides, handing: null });
    return [
      ...[...listeners.orders, ...keeper],
      ...open.map(({ id, purpose }): CallOrder => {
        return { order: 'hang-up', channelId: id, refusal: purpose === 'own' ? toOwn : 'normal' };
      }),
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
/** What the customer was away for until now is written down when it ends, or becomes something else. */
const asidesBefore = (next: Aside | null, { aside, asides }: CallState, until: Date): CallState['asides'] =>
  aside && aside.why !== next?.why ? [...asides, { ...aside, until }] : asides;
