import { Clock } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { callerChannelOf } from '../../domain/call.js';
import { CallSteering } from '../call-steering.js';
import { CallBook } from '../ports/call-book.port.js';
import { CallControl, type ExchangeState } from '../ports/call-control.port.js';
import { TakeCallIn } from './take-call-in.use-case.js';

/**
 * The exchange is there, for the first time or again: calls that it does not know any more are closed, talks go on, callers who came
 * while nobody listened are taken in, and phones that ring or talk for no call of ours are let go.
 */
@UseCase()
export class ResumeCalls {
  constructor(
    private readonly calls: CallBook,
    private readonly steering: CallSteering,
    private readonly takeIn: TakeCallIn,
    private readonly control: CallControl,
    private readonly clock: Clock,
  ) {}

  async execute({
    state,
  }: {
    state: ExchangeState;
  }): Promise<{ known: number; lost: number; taken: number; later: Promise<void>[] }> {
    const there = new Set(state.channels.map((channel) => channel.id));
    const open = await this.calls.open();
    const legs = new Set<string>();
    const later: Promise<void>[] = [];
    const goesOn = ({ later: more }: { later: Promise<void> | null }): void => void (more && later.push(more));
    let lost = 0;
    for (const channelId of open) {
      const now = this.clock.now();
      const call = await this.steering.change(channelId, (one) => one.resume(there, now));
      if (call && !call.isOpen) lost++;
      if (call?.state.stage === 'arrived') goesOn(await this.takeIn.goOn({ call }));
      for (const id of call?.channels ?? []) legs.add(id);
    }
    let taken = 0;
    for (const channel of state.channels) {
      if (channel.args[0] === 'in' && !open.includes(channel.id)) {
        goesOn(await this.takeIn.execute({ channel, at: channel.createdAt }));
        taken++;
      }
      const isLeg = channel.id !== callerChannelOf(channel.id);
      if (isLeg && !legs.has(channel.id)) await this.control.hangUp(channel.id);
    }
    return { known: open.length - lost, lost, taken, later };
  }
}
