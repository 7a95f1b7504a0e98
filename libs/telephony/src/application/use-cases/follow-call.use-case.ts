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
    const change = changeOf(id, event);
    if (change) await this.steering.change(callerChannelOf(id), change);
  }
}
/** null: nothing of a call changes by it, and no unit of work is opened for that. */
function changeOf(
  id: string,
  event: Exclude<ExchangeEvent, { kind: 'recorded' }>,
): ((call: Call) => CallOrder[]) | null {
  const { at } = event;
  const isCaller = id === callerChannelOf(id);
  if (event.kind === 'ended') return (call) => (isCaller ? call.callerLeft(at) : call.legEnded(id, event.cause, at));
  if (isCaller) return null;
  if (event.kind === 'arrived') return (call) => call.picked(id, at);
  return event.kind === 'progressed' && event.state === 'ringing' ? (call) => call.rang(id, at) : null;
}
