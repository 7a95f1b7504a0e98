import { CallMoving, NoConsultation } from './call.errors.js';
import type { CallOrder, CallState, Leg, LegPurpose } from './call-state.js';
import type { RingStep } from './ring-plan.js';
import {
  type Move,
  comesIn,
  goesAside,
  hangUp,
  keeps,
  legOf,
  nextLegId,
  ringingOf,
  talkerOf,
  talkersOf,
  withLeg,
  bridgeOf,
} from './talk.js';

/** Who is to have the call, or to be asked. */
export interface HandTo {
  /** null: a number outside. */
  readonly employeeId: string | null;
  /** Of his phone, or the number outside. */
  readonly extension: string;
}
export interface HandOver {
  readonly how: 'transfer' | 'consult';
  /** Leg of who hands it over, or asks. */
  readonly legId: string;
  /** His name, for the display of the other one. */
  readonly fromName: string;
  readonly to: HandTo;
  /** Who rings when neither takes it. */
  readonly rescue: RingStep | null;
  readonly seconds: number;
}

/**
 * Rings another one of ours. The customer hears music meanwhile; who hands him over stays on the line until the other phone rings, so one
 * that is busy or off costs nobody anything. The same order again is the same. @throws CallNotTalking, CallMoving
 */
export function handOver(state: CallState, { how, legId, fromName, to, rescue, seconds }: HandOver, at: Date): Move {
  const { handing, aside } = state;
  const going = handing && legOf(state, handing.toLegId);
  if (going && handing.fromLegId === legId && aside?.why === how && going.extension === to.extension)
    return { state, orders: [] };
  const from = talkerOf(state, legId);
  if (handing || talkersOf(state).length > 1) throw new CallMoving(state.id);
  const leg = newLeg(state, how, to, from.employeeId, at);
  const next: CallState = {
    ...{ ...state, legs: [...state.legs, leg], aside: { why: how, by: from.employeeId, at } },
    handing: { fromLegId: legId, fromName, toLegId: leg.id, stage: 'to', rescue, seconds },
  };
  return { state: next, orders: [{ order: 'ring', leg, seconds, from: fromName }, ...keeps(next), goesAside(next)] };
}
/** Who asked leaves, and the customer comes to whom he asked; while it still rings there, it is handed over. @throws NoConsultation */
export function complete(state: CallState, at: Date): Move {
  const { from, to } = consultation(state);
  const left = from.endedAt ? state : withLeg(state, from.id, { endedAt: at, end: 'normal' });
  const gone = from.endedAt ? [] : [hangUp(from.id)];
  if (to.answeredAt) return { state: settled(left), orders: [...comesIn(state), ...gone] };
  return { state: handed(left, to.id, at), orders: gone };
}
/** All three talk. @throws NoConsultation */
export function conference(state: CallState): Move {
  const { to } = consultation(state);
  if (!to.answeredAt) throw new NoConsultation(state.id);
  return { state: settled(state), orders: comesIn(state) };
}
/** Who was asked is let go, and the customer comes back. @throws NoConsultation */
export function cancel(state: CallState, at: Date): Move {
  const { to } = consultation(state);
  const left = withLeg(state, to.id, { endedAt: at, end: to.answeredAt ? 'normal' : 'elsewhere' });
  return { state: settled(left), orders: [...comesIn(state), hangUp(to.id)] };
}

/** The phone that is to have the call rings: who hands it over is let go. */
export function rangElsewhere(state: CallState, legId: string, at: Date): Move {
  const { handing } = state;
  const from = handing && legOf(state, handing.fromLegId);
  if (!from || from.endedAt || state.aside?.why !== 'transfer' || handing.toLegId !== legId)
    return { state, orders: [] };
  return { state: withLeg(state, from.id, { endedAt: at, end: 'normal' }), orders: [hangUp(from.id)] };
}
/** Somebody picked up in a call that is being handed over; null: it is not. */
export function pickedElsewhere(state: CallState, leg: Leg, at: Date): Move | null {
  if (!state.handing || !state.aside) return null;
  const taken = withLeg(state, leg.id, { rangAt: leg.rangAt ?? at, answeredAt: at });
  if (leg.purpose === 'consult')
    return { state: taken, orders: [{ order: 'join', bridgeId: bridgeOf(state), channelIds: [leg.id] }] };
  const others = [...ringingOf(state).filter((l) => l.id !== leg.id && l.purpose !== 'listen'), ...talkersOf(state)];
  const alone = others.reduce(
    (now, { id, answeredAt }) => withLeg(now, id, { endedAt: at, end: answeredAt ? 'normal' : 'elsewhere' }),
    taken,
  );
  return { state: settled(alone), orders: [...comesIn(state, leg.id), ...others.map(({ id }) => hangUp(id))] };
}

/** One of ours has left the talk, or did not take the call; `leg` is ended in `state` already. */
export function goesOnWithout(state: CallState, leg: Leg, at: Date): Move {
  return leg.answeredAt ? afterTalker(state, leg, at) : afterRing(state, leg, at);
}
function afterTalker(state: CallState, leg: Leg, at: Date): Move {
  const { handing, aside } = state;
  const to = handing && legOf(state, handing.toLegId);
  if (handing && aside?.why === 'consult' && to) {
    if (leg.id === handing.toLegId) return { state: settled(state), orders: comesIn(state) };
    if (to.answeredAt) return { state: settled(state), orders: comesIn(state) };
    return { state: handed(state, to.id, at), orders: [] };
  }
  if (handing || talkersOf(state).length > 0) return { state, orders: [] };
  return { state, orders: [], over: leg.end === 'lost' ? 'broken' : 'talked' };
}
function afterRing(state: CallState, { id, purpose }: Leg, at: Date): Move {
  const { handing } = state;
  if (!handing || purpose === 'listen') return { state, orders: [] };
  if (talkersOf(state).length > 0)
    return id === handing.toLegId ? { state: settled(state), orders: comesIn(state) } : { state, orders: [] };
  if (ringingOf(state).some((leg) => leg.purpose !== 'listen')) return { state, orders: [] };
  return nextOf(state, at);
}
/** Who was to have it has not taken it: it returns, then everybody rings, once. */
function nextOf(state: CallState, at: Date): Move {
  const { handing } = state;
  if (!handing) return { state, orders: [] };
  const { stage, fromLegId, fromName: from, rescue, seconds } = handing;
  const had = legOf(state, fromLegId);
  if (stage === 'to' && had && had.employeeId !== null) {
    const leg = newLeg(state, 'return', had, had.employeeId, at);
    return {
      state: { ...state, legs: [...state.legs, leg], handing: { ...handing, stage: 'back' } },
      orders: [{ order: 'ring', leg, seconds }],
    };
  }
  const phones = stage === 'group' ? [] : (rescue?.phones ?? []);
  if (phones.length === 0) return { state, orders: [], over: 'dropped' };
  const legs = phones.map((phone, n) => newLeg(state, 'ring', phone, null, at, n));
  return {
    state: { ...state, legs: [...state.legs, ...legs], handing: { ...handing, stage: 'group' } },
    orders: legs.map((leg): CallOrder => ({ order: 'ring', leg, seconds: rescue?.seconds ?? seconds, from })),
  };
}

function consultation(state: CallState): { from: Leg; to: Leg } {
  const { handing, aside } = state;
  const [from, to] = [legOf(state, handing?.fromLegId ?? ''), legOf(state, handing?.toLegId ?? '')];
  if (aside?.why !== 'consult' || !from || !to) throw new NoConsultation(state.id);
  return { from, to };
}
/** Nobody is on his way any more. */
const settled = (state: CallState): CallState => ({ ...state, aside: null, handing: null });
/** Asked first, he is to have the call now. */
const handed = (state: CallState, toLegId: string, at: Date): CallState => ({
  ...withLeg(state, toLegId, { purpose: 'transfer' }),
  aside: state.aside && { ...state.aside, why: 'transfer', at },
});
function newLeg(
  state: CallState,
  purpose: LegPurpose,
  { employeeId, extension }: HandTo,
  by: string | null,
  begunAt: Date,
  more = 0,
): Leg {
  return {
    ...{ id: nextLegId(state, more), purpose, employeeId, extension, step: state.step, begunAt },
    ...{ rangAt: null, answeredAt: null, endedAt: null, end: null, by },
  };
}
