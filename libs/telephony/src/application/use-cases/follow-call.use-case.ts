import { UseCase } from '@prorab/platform/marks';
import { type Call, type CallOrder, callerChannelOf } from '../../domain/call.js';
import { CallSteering } from '../call-steering.js';
import type { ExchangeEvent } from '../ports/call-control.port.js';

/** What happens to a channel of a call that is known: a phone rings, somebody picks up, somebody hangs up. */
@UseCase()
export class FollowCall {
  constructor(private readonly steering: CallSteering) {}

  async execute({ event }: { event: Exclude<ExchangeEvent, { kind: 'recorded' }> }): Promise<void> {
    const id = event.kind === 'arrived' ? event.channel.id : event.channelId;
    await this.steering.change(callerChannelOf(id), (call) => ordersOf(call, id, event));
  }
}
function ordersOf(call: Call, id: string, event: Exclude<ExchangeEvent, { kind: 'recorded' }>): CallOrder[] {
  const isClient = call.state.clientChannelId === id;
  if (isClient && call.state.direction === 'out') return ofClient(call, event);
  if (event.kind === 'ended') return isClient ? call.callerLeft(event.at) : call.legEnded(id, event.cause, event.at);
  if (isClient) return [];
  if (event.kind === 'arrived') return call.picked(id, event.at);
  return event.kind === 'progressed' && event.state === 'ringing' ? call.rang(id, event.at) : [];
}
/** The other side of a call that goes out: rung by us, not come by itself. */
function ofClient(call: Call, event: Exclude<ExchangeEvent, { kind: 'recorded' }>): CallOrder[] {
  if (event.kind === 'ended') return call.clientEnded(event.cause, event.at);
  if (event.kind === 'arrived') return call.clientAnswered(event.at);
  return event.kind === 'progressed' && event.state === 'ringing' ? call.clientRang(event.at) : [];
}
