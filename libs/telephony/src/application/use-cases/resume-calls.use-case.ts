import { Clock } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { CLICKED, type Call, callerChannelOf, isBridgeOfCall } from '../../domain/call.js';
import { ExchangeUnavailable } from '../../domain/exchange.errors.js';
import { messageOf } from '../../domain/word.js';
import { CallSteering } from '../call-steering.js';
import { CallBook } from '../ports/call-book.port.js';
import { CallControl, type ExchangeChannel, type ExchangeState } from '../ports/call-control.port.js';
import { TakeCallIn } from './take-call-in.use-case.js';
import { TakeCallOut } from './take-call-out.use-case.js';

/**
 * The exchange is there, for the first time or again: calls that it does not know any more are closed, talks go on, callers who came
 * while nobody listened are taken in, and phones that ring or talk for no call of ours are let go.
 */
@UseCase()
export class ResumeCalls {
  /** Calls that another process may be about to have rung, and when they count as lost. */
  readonly #young = new Map<string, Date>();
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
    const bridges = new Set<string>();
    const later: Promise<void>[] = [];
    const goesOn = ({ later: more }: { later: Promise<void> | null }): void => void (more && later.push(more));
    let lost = 0;
    for (const channelId of open) {
      const call = await this.#resumed(channelId, read);
      if (call && !call.isOpen) lost++;
      if (call?.state.stage === 'arrived') await this.#heeding(async () => goesOn(await this.takeIn.goOn({ call })));
      if (call?.isOpen) legs.add(call.state.clientChannelId);
      for (const id of call?.channels ?? []) legs.add(id);
      if (call?.isOpen) for (const id of call.bridges) bridges.add(id);
    }
    let taken = 0;
    for (const channel of state.channels) {
      // He was to be let go, which has not got there.
      if (!open.includes(channel.id) && !legs.has(channel.id) && (await this.#isOver(channel))) {
        later.push(this.#heeding(() => this.control.hangUp(channel.id)));
        continue;
      }
      if (channel.args[0] === 'in' && !open.includes(channel.id)) {
        await this.#heeding(async () => goesOn(await this.takeIn.execute({ channel, at: channel.createdAt })));
        taken++;
      }
      if (channel.args[0] === 'out' && !open.includes(channel.id)) {
        await this.#heeding(async () => void (await this.takeOut.execute({ channel, at: channel.createdAt })));
        taken++;
      }
      const isLeg = channel.id !== callerChannelOf(channel.id) || channel.id.startsWith(CLICKED);
      if (isLeg && !legs.has(channel.id)) later.push(this.#heeding(() => this.control.hangUp(channel.id)));
    }
    for (const { id } of state.bridges)
      if (isBridgeOfCall(id) && !bridges.has(id)) later.push(this.#heeding(() => this.control.endBridge(id)));
    return { known: open.length - lost, lost, taken, later };
  }
  /** What is not answered is done when all is read anew; nobody else is kept from being heard by it. */
  async #heeding(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ExchangeUnavailable)) throw error;
      this.control.readAnew();
    }
  }
  /** At calls that were too young to be taken for lost, once they are not. null: there are none */
  lookAgain(): Promise<void> | null {
    const now = this.clock.now();
    const due = [...this.#young].flatMap(([channelId, until]) => (until <= now ? [channelId] : []));
    for (const channelId of due) this.#young.delete(channelId);
    return due.length === 0 ? null : this.#lookAgainAt(due);
  }
  async #lookAgainAt(channelIds: readonly string[]): Promise<void> {
    for (const channelId of channelIds)
      if (!(await this.control.isThere(channelId)))
        await this.steering.change(channelId, (one) =>
          one.hasYetToRing ? one.legEnded(channelId, 'lost', this.clock.now()) : [],
        );
  }
  async #resumed(channelId: string, read: ReadonlySet<string>): Promise<Call | null> {
    let call: Call | null | undefined;
    await this.#heeding(async () => {
      const resumed = await this.#resume(channelId, read);
      call = resumed && (await this.#afterMessage(resumed));
    });
    // As it is kept, so that its phones are not taken for nobody's.
    return call === undefined ? this.calls.takeByChannel(channelId) : call;
  }
  async #resume(channelId: string, read: ReadonlySet<string>): Promise<Call | null> {
    const gone = await this.#goneOf(channelId, read);
    const now = this.clock.now();
    return this.steering.change(channelId, (one) => {
      const youngUntil = new Date(one.state.startedAt.getTime() + RINGS_WITHIN_MS);
      if (gone.has(channelId) && one.hasYetToRing && now < youngUntil) {
        this.#young.set(channelId, youngUntil);
        return [];
      }
      return one.resume(new Set(channelsOf(one).filter((id) => !gone.has(id))), now);
    });
  }
  async #isOver({ id, args: [way] }: ExchangeChannel): Promise<boolean> {
    if (way !== 'in' && way !== 'out') return false;
    return (await this.calls.takeByChannel(id))?.isOpen === false;
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
/** Another process has kept a call, and orders it to ring: an order takes 5 s at most, and is given twice. */
const RINGS_WITHIN_MS = 15_000;
const channelsOf = (call: Call): string[] => [call.state.clientChannelId, ...call.channels];
