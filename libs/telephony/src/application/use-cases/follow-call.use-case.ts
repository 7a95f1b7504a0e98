import { UseCase } from '@prorab/platform/marks';
import { type Call, type CallOrder, callerChannelOf } from '../../domain/call.js';
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

  async execute({ event }: { event: Exclude<ExchangeEvent, { kind: 'recorded' }> }): Promise<void> {
    if (event.kind === 'hands-over') return this.byPhone.execute(event);
    const id = event.kind === 'arrived' ? event.channel.id : event.channelId;
    await this.steering.change(callerChannelOf(id), (call) => ordersOf(call, id, event));
  }
}
function ordersOf(
  call: Call,
  id: string,
  event: Exclude<ExchangeEvent, { kind: 'recorded' | 'hands-over' }>,
): CallOrder[] {
  const isClient = call.state.clientChannelId === id;
  if (event.kind === 'ended') return isClient ? call.callerLeft(event.at) : call.legEnded(id, event.cause, event.at);
  if (isClient) return [];
  if (event.kind === 'arrived') return call.picked(id, event.at);
  if ((event.kind === 'held' || event.kind === 'unheld') && call.state.stage === 'talking')
    return call.during((state) => heldByPhone(state, id, event.kind === 'held', event.at), event.at);
  return event.kind === 'progressed' && event.state === 'ringing' ? call.rang(id, event.at) : [];
}
