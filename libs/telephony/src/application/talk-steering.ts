import { Clock } from '@prorab/kernel';
import { type Actor, UnitOfWork, UseCase, currentActor, holds } from '@prorab/platform/marks';
import type { Call, CallOrder, CallState, Leg } from '../domain/call.js';
import { CallMissing, CallNotTalking, CallNotYours } from '../domain/call.errors.js';
import { ExchangeUnavailable } from '../domain/exchange.errors.js';
import type { Move } from '../domain/talk.js';
import { CallSteering } from './call-steering.js';
import { CallBook } from './ports/call-book.port.js';
import { ExchangePresence } from './ports/exchange-presence.port.js';

/** What people order in a talk: those who are in it, and the head for them. */
@UseCase()
export class TalkSteering {
  constructor(
    private readonly calls: CallBook,
    private readonly steering: CallSteering,
    private readonly work: UnitOfWork,
    private readonly presence: ExchangePresence,
    private readonly clock: Clock,
  ) {}

  /** The call as it is now. @throws CallMissing */
  async look(callId: string): Promise<Call> {
    const channelId = await this.calls.channelOf(callId);
    const call = channelId === null ? null : await this.work.run(async () => this.calls.takeByChannel(channelId));
    if (!call) throw new CallMissing(callId);
    return call;
  }
  /** @throws CallMissing, CallNotYours, CallNotTalking, ExchangeUnavailable, and what the move throws */
  async move(callId: string, move: (state: CallState, leg: Leg, at: Date) => Move): Promise<Call> {
    const actor = currentActor();
    await this.exchangeIsThere();
    return this.change(callId, (call) => {
      const [leg, at] = [legFor(actor, call), this.clock.now()];
      return call.during((state) => move(state, leg, at), at);
    });
  }
  /** What a person orders is done now, or he is told: said to be on hold, a customer who is not would hear everything. @throws ExchangeUnavailable */
  async exchangeIsThere(): Promise<void> {
    const away = await this.presence.away();
    if (away) throw new ExchangeUnavailable(away.why);
  }
  /** @throws CallMissing, and what the change throws */
  async change(callId: string, change: (call: Call) => CallOrder[]): Promise<Call> {
    const channelId = await this.calls.channelOf(callId);
    const call = channelId === null ? null : await this.steering.change(channelId, change);
    if (!call) throw new CallMissing(callId);
    return call;
  }
}
/** His own leg; for the head, that of who talks, or has put the customer aside. @throws CallNotYours, CallNotTalking */
export function legFor(actor: Actor, call: Call): Leg {
  const own = call.talkers.find(({ employeeId }) => employeeId !== null && isOf(actor, employeeId));
  if (own) return own;
  const { handing, legs } = call.state;
  // Let go as he has handed it over: the same order again is still his.
  const had = legs.find(
    ({ id, employeeId }) => id === handing?.fromLegId && employeeId !== null && isOf(actor, employeeId),
  );
  if (had) return had;
  if (!maySteerAny(actor)) throw new CallNotYours(call.state.id);
  const leg = call.talkers.find(({ id }) => id === handing?.fromLegId) ?? call.talkers[0];
  if (!leg) throw new CallNotTalking(call.state.id);
  return leg;
}
export const maySteerAny = (actor: Actor): boolean =>
  actor.kind === 'employee' && holds(actor.role, 'telephony.call.steer-any');
const isOf = (actor: Actor, employeeId: string): boolean =>
  actor.kind === 'employee' && actor.employeeId === employeeId;
