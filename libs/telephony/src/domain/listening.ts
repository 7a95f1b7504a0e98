import type { CallOrder, CallState, Leg } from './call-state.js';
import { type Move, hangUp, legOf, nextLegId, talkerOf, withLeg } from './talk.js';

/** Somebody hears a talk, and is heard by our side alone when he whispers. */
export interface Listening {
  readonly employeeId: string;
  /** Of his phone. */
  readonly extension: string;
  /** Whom he hears. */
  readonly legId: string;
  readonly whispers: boolean;
}
/** Channel of the exchange by which a leg hears. */
export const spyOf = ({ id, ear }: Leg): string => `${id}~${ear?.whispers ? 'word' : 'ear'}`;
export const listenBridgeOf = (leg: Leg): string => `listen-${leg.id}`;
const open = ({ legs }: CallState): readonly Leg[] => legs.filter((l) => l.purpose === 'listen' && l.endedAt === null);

/** His own phone rings; listening already, he begins or ends to whisper. @throws CallNotTalking */
export function listen(state: CallState, { employeeId, extension, legId, whispers }: Listening, at: Date): Move {
  const { id: heard } = talkerOf(state, legId);
  const ear = { legId: heard, whispers };
  const now = open(state).find((leg) => leg.employeeId === employeeId);
  if (now?.ear?.legId === heard && now.ear.whispers === whispers) return { state, orders: [] };
  if (now) {
    const changed = withLeg(state, now.id, { ear });
    const orders = now.answeredAt ? [hangUp(spyOf(now)), spyOrder({ ...now, ear })] : [];
    return { state: changed, orders };
  }
  const leg: Leg = {
    ...{ id: nextLegId(state), purpose: 'listen', employeeId, extension, step: state.step, begunAt: at },
    ...{ rangAt: null, answeredAt: null, endedAt: null, end: null, by: employeeId, ear },
  };
  return { state: { ...state, legs: [...state.legs, leg] }, orders: [{ order: 'ring', leg, seconds: RING_SECONDS }] };
}
const RING_SECONDS = 30;

/** His phone was picked up: he hears from now on. */
export function listens(state: CallState, leg: Leg, at: Date): Move {
  return {
    state: withLeg(state, leg.id, { rangAt: leg.rangAt ?? at, answeredAt: at }),
    orders: [spyOrder(leg)],
  };
}
/** The channel by which he hears is there. */
export function hears(state: CallState, spyId: string): CallOrder[] {
  const leg = open(state).find((one) => one.answeredAt !== null && spyOf(one) === spyId);
  return leg ? [{ order: 'join', bridgeId: listenBridgeOf(leg), channelIds: [spyId, leg.id] }] : [];
}
/** He has hung up, or did not pick up. */
export const hearsNoMore = (leg: Leg): CallOrder[] =>
  leg.answeredAt ? [hangUp(spyOf(leg)), { order: 'end-bridge', bridgeId: listenBridgeOf(leg) }] : [];
/** Whom they heard has left, or the call is over for all: they are let go. */
export function letListenersGo(state: CallState, at: Date, all = false): Move {
  const gone = open(state).filter(({ ear }) => all || legOf(state, ear?.legId ?? '')?.endedAt !== null);
  const left = gone.reduce((now, { id }) => withLeg(now, id, { endedAt: at, end: 'normal' }), state);
  return { state: left, orders: gone.flatMap((leg) => [hangUp(leg.id), ...hearsNoMore(leg)]) };
}
/** After we were away. */
export const stillListening = (state: CallState): CallOrder[] =>
  open(state).flatMap((leg) => (leg.answeredAt ? [spyOrder(leg)] : []));
/** Channels that are there for those who listen. */
export const spiesOf = (state: CallState): string[] =>
  open(state).flatMap((leg) => (leg.answeredAt ? [spyOf(leg)] : []));

const spyOrder = (leg: Leg): CallOrder => ({
  ...{ order: 'spy', channelId: leg.ear?.legId ?? '', spyId: spyOf(leg), whispers: leg.ear?.whispers ?? false },
});
