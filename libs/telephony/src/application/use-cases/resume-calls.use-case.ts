import { Clock } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { CLICKED, type Call, callerChannelOf } from '../../domain/call.js';
import { messageOf } from '../../domain/word.js';
import { CallSteering } from '../call-steering.js';
import { CallBook } from '../ports/call-book.port.js';
import { CallControl, type ExchangeState } from '../ports/call-control.port.js';
import { TakeCallIn } from './take-call-in.use-case.js';
import { TakeCallOut } from './take-call-out.use-case.js';

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
    private readonly takeOut: TakeCallOut,
  ) {}

  async execute({
    state,
  }: {
    state: ExchangeState;
  }): Promise<{ known: number; lost: number; taken: number; later: Promise<void>[] }> {
    const read = new Set(state.channels.map((channel) => channel.id));
    const open = await this.calls.open();
    const legs = new Set<string>();
    const later: Promise<void>[] = [];
    const goesOn = ({ later: more }: { later: Promise<void> | null }): void => void (more && later.push(more));
    let lost = 0;
    for (const channelId of open) {
      const gone = await this.#goneOf(channelId, read);
      const now = this.clock.now();
      const resumed = await this.steering.change(channelId, (one) =>
        one.resume(new Set(channelsOf(one).filter((id) => !gone.has(id))), now),
      );
      const call = resumed && (await this.#afterMessage(resumed));
      if (call && !call.isOpen) lost++;
      if (call?.state.stage === 'arrived') goesOn(await this.takeIn.goOn({ call }));
      if (call?.isOpen) legs.add(call.state.clientChannelId);
      for (const id of call?.channels ?? []) legs.add(id);
    }
    let taken = 0;
    for (const channel of state.channels) {
      if (channel.args[0] === 'in' && !open.includes(channel.id)) {
        goesOn(await this.takeIn.execute({ channel, at: channel.createdAt }));
        taken++;
      }
      if (channel.args[0] === 'out' && !open.includes(channel.id)) {
        await this.takeOut.execute({ channel, at: channel.createdAt });
        taken++;
      }
      const isLeg = channel.id !== callerChannelOf(channel.id) || channel.id.startsWith(CLICKED);
      if (isLeg && !legs.has(channel.id)) await this.control.hangUp(channel.id);
    }
    return { known: open.length - lost, lost, taken, later };
  }
  /**
   * Its channels that the exchange does not have. What was begun since its state was read is not in there: it is looked for again, once
   * all that was ordered for the call is done; and what is ordered from then on counts as there.
   */
  async #goneOf(channelId: string, read: ReadonlySet<string>): Promise<Set<string>> {
    const gone = new Set<string>();
    const call = await this.steering.change(channelId, () => []);
    for (const id of call ? channelsOf(call) : []) if (!read.has(id) && !(await this.control.isThere(id))) gone.add(id);
    return gone;
  }
  /** A message that came to its end while nobody heard it: it is not begun again, and the caller still waits for a word. */
  async #afterMessage(call: Call): Promise<Call> {
    const { id, channelId, stage, word } = call.state;
    if (stage !== 'voicemail' || word?.phase !== 'taking') return call;
    if (await this.control.isRecording(messageOf(id))) return call;
    return (await this.steering.change(channelId, (one) => one.messageTaken(this.clock.now()))) ?? call;
  }
}
const channelsOf = (call: Call): string[] => [call.state.clientChannelId, ...call.channels];
