import { UseCase } from '@prorab/platform/marks';
import { type Call, type CallOrder, callerChannelOf } from '../../domain/call.js';
import { isMessage } from '../../domain/word.js';
import { CallSteering } from '../call-steering.js';
import type { ExchangeEvent } from '../ports/call-control.port.js';

/** What happens to a channel of a call that is known: a phone rings, somebody picks up, somebody hangs up. */
@UseCase()
export class FollowCall {
  constructor(private readonly steering: CallSteering) {}

  async execute({ event }: { event: ExchangeEvent }): Promise<void> {
    // Whoever picks up arrives, too: that is when the call changes, and no unit of work is opened for nothing.
    if (event.kind === 'progressed' && event.state === 'up') return;
    const id = event.kind === 'arrived' ? event.channel.id : event.channelId;
    if (id !== null) await this.steering.change(callerChannelOf(id), (call) => ordersOf(call, id, event));
  }
}
function ordersOf(call: Call, id: string, event: ExchangeEvent): CallOrder[] {
  const isClient = call.state.clientChannelId === id;
  if (isClient && call.state.direction === 'out') return ofClient(call, event);
  if (event.kind === 'ended') return isClient ? call.callerLeft(event.at) : call.legEnded(id, event.cause, event.at);
  if (isClient) return ofCaller(call, event);
  if (event.kind === 'arrived') return call.picked(id, event.at);
  return event.kind === 'progressed' && event.state === 'ringing' ? call.rang(id, event.at) : [];
}
/** The caller who hears our word, or leaves his. */
function ofCaller(call: Call, event: ExchangeEvent): CallOrder[] {
  if (event.kind === 'said') return call.said(event.playback, event.at);
  if (event.kind === 'pressed') return call.pressed(event.digit, event.at);
  return event.kind === 'recorded' && isMessage(event.recording) ? call.messageTaken(event.at) : [];
}
/** The other side of a call that goes out: rung by us, not come by itself. */
function ofClient(call: Call, event: ExchangeEvent): CallOrder[] {
  if (event.kind === 'ended') return call.clientEnded(event.cause, event.at);
  if (event.kind === 'arrived') return call.clientAnswered(event.at);
  return event.kind === 'progressed' && event.state === 'ringing' ? call.clientRang(event.at) : [];
}
