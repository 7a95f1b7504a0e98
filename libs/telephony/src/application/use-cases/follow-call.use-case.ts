import { UseCase } from '@prorab/platform/marks';
import { type Call, type CallOrder, callerChannelOf } from '../../domain/call.js';
import { CallSteering } from '../call-steering.js';
import type { ExchangeEvent } from '../ports/call-control.port.js';

/** What happens to a channel of a call that is known: a phone rings, somebody picks up, somebody hangs up. */
@UseCase()
export class FollowCall {
  constructor(private readonly steering: CallSteering) {}

  async execute({ event }: { event: Exclude<ExchangeEvent, { kind: 'recorded' }> }): Promise<void> {
    // Whoever picks up arrives, too: that is when the call changes, and no unit of work is opened for nothing.
    if (event.kind === 'progressed' && event.state === 'up') return;
    const id = event.kind === 'arrived' ? event.channel.id : event.channelId;
    await this.steering.change(callerChannelOf(id), (call) => ordersOf(call, id, event));
  }
}
function ordersOf(call: Call, id: string, event: Exclude<ExchangeEvent, { kind: 'recorded' }>): CallOrder[] {
  const isClient = call.state.clientChannelId === id;
  if (event.kind === 'ended') return isClient ? call.callerLeft(event.at) : call.legEnded(id, event.cause, event.at);
  if (isClient) return [];
  if (event.kind === 'arrived') return call.picked(id, event.at);
  return event.kind === 'progressed' && event.state === 'ringing' ? call.rang(id, event.at) : [];
}
