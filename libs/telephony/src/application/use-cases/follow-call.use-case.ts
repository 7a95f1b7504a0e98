import { UseCase } from '@prorab/platform/marks';
import { type Call, type CallOrder, callerChannelOf } from '../../domain/call.js';
import { isMessage } from '../../domain/word.js';
import { heldByPhone } from '../../domain/talk.js';
import { CallSteering } from '../call-steering.js';
import type { ExchangeEvent } from '../ports/call-control.port.js';
import { HandOverByPhone } from './hand-over-by-phone.use-case.js';

/** What happens to a channel of a call that is known: a phone rings, somebody picks up, holds, hands over or hangs up. */
@UseCase()
export class FollowCall {
  constructor(
    private readonly steering: CallSteering,
    private readonly byPhone: HandOverByPhone,
  ) {}

  /** @param events of one call, in their order; kept together */
  async execute({ events }: { events: readonly ExchangeEvent[] }): Promise<void> {
    const together: OfCall[] = [];
    for (const event of events) {
      if (event.kind === 'hands-over') {
        await this.#follow(together.splice(0));
        await this.byPhone.execute(event);
        continue;
      }
      // Whoever picks up arrives, too: that is when the call changes, and no unit of work is opened for nothing.
      if (event.kind === 'progressed' && event.state === 'up') continue;
      const id = event.kind === 'arrived' ? event.channel.id : event.channelId;
      if (id !== null) together.push({ id, event });
    }
    await this.#follow(together);
  }
  /** The other side of a call that was merged into another one belongs there, and keeps the name of its channel. */
  async #follow(events: readonly OfCall[], of = callerChannelOf(events[0]?.id ?? '')): Promise<void> {
    if (events.length === 0) return;
    const call = await this.steering.change(of, (one) =>
      one.state.mergedInto ? [] : events.flatMap(({ id, event }) => ordersOf(one, id, event)),
    );
    const merged = call?.state.mergedInto;
    if (merged) await this.#follow(events, merged.channelId);
  }
}
type OfChannel = Exclude<ExchangeEvent, { kind: 'hands-over' }>;
interface OfCall {
  readonly id: string;
  readonly event: OfChannel;
}
function ordersOf(call: Call, id: string, event: OfChannel): CallOrder[] {
  const isClient = call.state.clientChannelId === id;
  if (isClient && call.state.direction === 'out') return ofClient(call, event);
  if (event.kind === 'ended') return isClient ? call.callerLeft(event.at) : call.legEnded(id, event.cause, event.at);
  if (isClient) return ofCaller(call, event);
  if (event.kind === 'arrived') return call.picked(id, event.at);
  if ((event.kind === 'held' || event.kind === 'unheld') && call.state.stage === 'talking')
    return call.during((state) => heldByPhone(state, id, event.kind === 'held', event.at), event.at);
  return event.kind === 'progressed' && event.state === 'ringing' ? call.rang(id, event.at) : [];
}
/** The caller who hears our word, or leaves his. */
function ofCaller(call: Call, event: OfChannel): CallOrder[] {
  if (event.kind === 'said') return call.said(event.playback, event.at);
  if (event.kind === 'pressed') return call.pressed(event.digit, event.at);
  return event.kind === 'recorded' && isMessage(event.recording) ? call.messageTaken(event.at) : [];
}
/** The other side of a call that goes out: rung by us, not come by itself. */
function ofClient(call: Call, event: OfChannel): CallOrder[] {
  if (event.kind === 'ended') return call.clientEnded(event.cause, event.at);
  if (event.kind === 'arrived') return call.clientAnswered(event.at);
  return event.kind === 'progressed' && event.state === 'ringing' ? call.clientRang(event.at) : [];
}
