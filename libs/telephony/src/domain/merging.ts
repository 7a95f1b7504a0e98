import { CallMoving } from './call.errors.js';
import type { CallState, Leg } from './call-state.js';
import type { RingStep } from './ring-plan.js';
import { type Move, comesIn, goesAside, hangUp, keeps, talkerOf, talkersOf, withLeg } from './talk.js';

/** The other side of a call that one of ours has made, as the call that it comes to has it. */
export interface Guest {
  /** Keeps the name that its own call has given it. */
  readonly channelId: string;
  /** null: a number outside. */
  readonly employeeId: string | null;
  /** Of his phone, or the number outside. */
  readonly extension: string;
  readonly begunAt: Date;
  readonly rangAt: Date | null;
  /** null: it rings there still. */
  readonly answeredAt: Date | null;
}
export interface TakingOver {
  readonly guest: Guest;
  /** Leg of whoever gives the customer to the guest. */
  readonly legId: string;
  /** The channel at which he has asked for it: this leg, or his end of the other talk. */
  readonly askedBy: string;
  /** His name, for the display of others, when the customer returns. */
  readonly fromName: string;
  readonly rescue: RingStep | null;
  readonly seconds: number;
}

/**
 * The guest comes to the customer, and whoever has brought him leaves; while it still rings there, the customer hears music, as when he
 * is handed over. @throws CallNotTalking, CallMoving
 */
export function takeOver(state: CallState, { guest, legId, askedBy, ...handing }: TakingOver, at: Date): Move {
  const from = talkerOf(state, legId);
  if (state.handing || talkersOf(state).length > 1) throw new CallMoving(state.id);
  const { channelId, ...of } = guest;
  const leg: Leg = {
    ...{ ...of, id: channelId, purpose: of.answeredAt ? 'consult' : 'transfer', step: state.step },
    ...{ endedAt: null, end: null, by: from.employeeId },
  };
  const left = withLeg({ ...state, legs: [...state.legs, leg] }, legId, { endedAt: at, end: 'normal' });
  const leaves = [{ order: 'handed', channelId: askedBy } as const, hangUp(legId)];
  if (leg.answeredAt)
    return { state: { ...left, aside: null, handing: null }, orders: [...comesIn(state, leg.id), ...leaves] };
  const next: CallState = {
    ...{ ...left, aside: { why: 'transfer', by: from.employeeId, at } },
    handing: { ...handing, fromLegId: legId, toLegId: leg.id, stage: 'to' },
  };
  return {
    state: next,
    orders: [...keeps(next), goesAside(next), ...leaves, { order: 'name', channelId: leg.id }],
  };
}
