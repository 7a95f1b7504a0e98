import { CallMoving, CallNotTalking } from './call.errors.js';
import type { CallOrder, CallOutcome, CallState, Leg } from './call-state.js';

/** What a move within a talk makes of the call, and what follows from it at the exchange. */
export interface Move {
  readonly state: CallState;
  readonly orders: readonly CallOrder[];
  /** It is the end of the call. */
  readonly over?: CallOutcome;
}

const BETWEEN = '~';
/** Whose call a channel belongs to: legs are named after the caller's channel. */
export const callerChannelOf = (channelId: string): string => channelId.split(BETWEEN)[0] ?? channelId;
export const nextLegId = ({ channelId, legs }: CallState, more = 0): string =>
  [channelId, BETWEEN, legs.length + more].join('');
export const bridgeOf = ({ id }: Pick<CallState, 'id'>): string => `bridge-${id}`;
/** Where the customer hears music. */
export const holdBridgeOf = ({ id }: Pick<CallState, 'id'>): string => `hold-${id}`;

/** Of a call, this one or another one. */
export const isBridgeOfCall = (bridgeId: string): boolean => /^(?:bridge|hold)-/.test(bridgeId);

/** Ours who are in the talk now; who only listens is not. */
export const talkersOf = ({ legs }: Pick<CallState, 'legs'>): readonly Leg[] =>
  legs.filter((leg) => leg.answeredAt !== null && leg.endedAt === null && leg.purpose !== 'listen');
/** Phones that ring now. */
export const ringingOf = ({ legs }: Pick<CallState, 'legs'>): readonly Leg[] =>
  legs.filter((leg) => leg.endedAt === null && leg.answeredAt === null);
export const legOf = ({ legs }: Pick<CallState, 'legs'>, legId: string): Leg | undefined =>
  legs.find((leg) => leg.id === legId);
/** @throws CallNotTalking */
export function talkerOf(state: CallState, legId: string): Leg {
  const leg = talkersOf(state).find(({ id }) => id === legId);
  if (!leg) throw new CallNotTalking(state.id);
  return leg;
}
export const withLeg = (state: CallState, legId: string, change: Partial<Leg>): CallState => ({
  ...state,
  legs: state.legs.map((leg) => (leg.id === legId ? { ...leg, ...change } : leg)),
});
export const hangUp = (channelId: string): CallOrder => ({ order: 'hang-up', channelId, refusal: 'normal' });

/** Where everybody is: of two states with the same one, nothing more follows at the exchange. */
export const placesOf = ({ stage, aside, handing, mergedInto, legs }: CallState): string =>
  JSON.stringify([
    ...[stage, aside !== null, handing?.toLegId, mergedInto !== null],
    ...legs.map(({ id, answeredAt, endedAt }) => [id, answeredAt !== null, endedAt !== null]),
  ]);

/** The customer leaves the talk for music. */
export const goesAside = (state: CallState): CallOrder => ({
  ...{ order: 'hold', bridgeId: holdBridgeOf(state), channelId: state.clientChannelId },
});
/** He is in the talk, with these. */
export const comesIn = (state: CallState, ...legIds: readonly string[]): CallOrder[] => [
  { order: 'join', bridgeId: bridgeOf(state), channelIds: [state.clientChannelId, ...legIds] },
];
/**
 * Channel that holds the talk open while the customer is away, so that the recording goes on. Once there it stays to the end: while one
 * is just being let go, Asterisk gives its name to no other, and the next hold may come at once.
 */
export const keeperOf = ({ channelId, aside, music }: CallState): string | null =>
  aside !== null || music ? [channelId, BETWEEN, 'keep'].join('') : null;
/** Whoever is in the bridge may send nothing, as a phone that holds by its key, or leave it before the next one comes. */
export function keeps(state: CallState): CallOrder[] {
  const keeperId = keeperOf(state);
  if (keeperId === null) return [];
  return [{ order: 'keep', bridgeId: bridgeOf(state), channelId: state.clientChannelId, keeperId }];
}
export function keepsNoMore(state: CallState): CallOrder[] {
  const keeperId = keeperOf(state);
  return keeperId === null ? [] : [hangUp(keeperId)];
}

/** @throws CallNotTalking, CallMoving */
export function hold(state: CallState, legId: string, at: Date): Move {
  const { employeeId: by } = talkerOf(state, legId);
  if (state.aside?.why === 'hold') return { state, orders: [] };
  if (state.aside) throw new CallMoving(state.id);
  const next: CallState = { ...state, aside: { why: 'hold', by, at } };
  return { state: next, orders: [goesAside(next), ...keeps(next)] };
}
/** @throws CallNotTalking */
export function unhold(state: CallState, legId: string): Move {
  talkerOf(state, legId);
  if (state.aside?.why !== 'hold') return { state, orders: [] };
  return { state: { ...state, aside: null }, orders: comesIn(state) };
}
/** By the key of the phone itself: it is a hold of the customer where nobody else is with him. */
export function heldByPhone(state: CallState, legId: string, held: boolean, at: Date): Move {
  const [talker, ...more] = talkersOf(state);
  if (talker?.id !== legId || more.length > 0) return { state, orders: [] };
  if (held) return state.aside ? { state, orders: [] } : hold(state, legId, at);
  return unhold(state, legId);
}
