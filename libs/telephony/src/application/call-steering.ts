import { Clock } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import type { Call, CallOrder, Leg } from '../domain/call.js';
import { ExchangeUnavailable, PhoneUnreachable } from '../domain/exchange.errors.js';
import { displayOf, numberShown, ownDisplayOf } from './call-card.js';
import { CallChanges } from './call-changes.js';
import { OutgoingRules } from './outgoing-rules.js';
import { AnswerPlaces } from './ports/answer-places.port.js';
import { CallControl, type RingOrder } from './ports/call-control.port.js';
import { webPhoneOf } from './ports/phones.port.js';

type Ring = Extract<CallOrder, { order: 'ring' }>;
interface Changed {
  readonly call: Call;
  readonly orders: readonly CallOrder[];
}

/** Has the exchange do what a call wants. What it cannot do is an answer too: the call goes another way. */
@UseCase()
export class CallSteering {
  /** What is done for a call, by its channel. */
  readonly #last = new Map<string, Promise<void>>();
  constructor(
    private readonly control: CallControl,
    private readonly changes: CallChanges,
    private readonly clock: Clock,
    private readonly places: AnswerPlaces,
    private readonly outgoing: OutgoingRules,
  ) {}

  /**
   * Changes the call, then does what follows from it, and what follows from that. One after another for a call: an order of a person may
   * not overtake what follows from an event.
   */
  change(channelId: string, change: (call: Call) => CallOrder[]): Promise<Call | null> {
    return this.#inTurn(channelId, () => this.#change(channelId, change));
  }
  /** Changes two calls at once, then does what follows for the one, then for the other. @returns false: one of them is no call of ours */
  async changeBoth(
    channelIds: readonly [string, string],
    change: (one: Call, other: Call) => readonly [CallOrder[], CallOrder[]],
  ): Promise<boolean> {
    // Always in one order: two that want the same two calls do not wait for each other.
    const [first = '', second = ''] = channelIds.toSorted();
    return this.#inTurn(first, () => this.#inTurn(second, () => this.#changeBoth(channelIds, change)));
  }
  /** Does what follows from a change that is kept. */
  follow(changed: Changed): Promise<Call> {
    return this.#inTurn(changed.call.state.channelId, () => this.#follow(changed));
  }
  /** One order that changes nothing of a call. What is refused fails; what is not answered does not. */
  async tell(call: Call, order: Exclude<CallOrder, { order: 'ring' }>): Promise<void> {
    await this.#inTurn(call.state.channelId, () => this.#surely(() => this.#does(call, order)));
  }
  #inTurn<T>(channelId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(channelId) ?? Promise.resolve();
    const now = before.then(work);
    const ended = now.then(nothing, nothing);
    this.#last.set(channelId, ended);
    void ended.then(() => {
      if (this.#last.get(channelId) === ended) this.#last.delete(channelId);
    });
    return now;
  }
  async #change(channelId: string, change: (call: Call) => CallOrder[]): Promise<Call | null> {
    const changed = await this.changes.change(channelId, change);
    return changed && this.#follow(changed);
  }
  async #changeBoth(...of: Parameters<CallChanges['changeBoth']>): Promise<boolean> {
    const [one, other] = (await this.changes.changeBoth(...of)) ?? [];
    if (!one || !other) return false;
    try {
      await this.#follow(one);
    } finally {
      await this.#follow(other);
    }
    return true;
  }
  async #follow({ call, orders }: Changed): Promise<Call> {
    const { channelId } = call.state;
    // Phones ring together; what belongs to a talk comes one after another.
    const [ring, rest] = [orders.filter((o) => o.order === 'ring'), orders.filter((o) => o.order !== 'ring')];
    const inBrowser = await this.places.inBrowser(ring.flatMap(({ leg }) => leg.employeeId ?? []));
    const failed = await Promise.all(ring.map((one) => this.#rings(call, one, inBrowser)));
    // What is refused keeps nothing else from being done: a talk that cannot be recorded still silences the other phones.
    const refused: unknown[] = [];
    let [speechless, answers] = [false, true];
    for (const order of rest)
      try {
        // One that answers nothing holds the call up no longer than it has to.
        answers = await this.#surely(() => this.#does(call, order), answers);
      } catch (error) {
        refused.push(error);
        speechless ||= order.order === 'say' || order.order === 'take-message';
      }
    const silent = ring.filter((_, n) => !failed[n]);
    let now = call;
    for (const { leg } of silent)
      now = (await this.#change(channelId, (c) => c.legEnded(leg.id, 'unreachable', this.clock.now()))) ?? now;
    if (speechless) now = (await this.#change(channelId, (c) => c.wordFailed(this.clock.now()))) ?? now;
    if (orders.length > 0 && call.state.stage === 'talking') now = await this.#settled(now);
    if (refused.length > 0) throw new AggregateError(refused, 'the exchange refuses what a call wants of it');
    return now;
  }

  /** Where people order and where the exchange is heard may be two processes: what was done here came too late, or too early. */
  async #settled(done: Call): Promise<Call> {
    const call = await this.changes.now(done.state.channelId);
    const orders = call?.settle(done.state) ?? [];
    return call && orders.length > 0 ? this.#follow({ call, orders }) : done;
  }

  /** Where he takes his calls; his phone on the desk, when his browser is not there. A number outside by the provider. */
  async #rings(call: Call, ring: Ring, inBrowser: ReadonlySet<string>): Promise<boolean> {
    const { employeeId, extension } = ring.leg;
    const trunk = employeeId === null ? this.outgoing.trunkOf(call.state.line) : null;
    if (trunk !== null) return this.#ringsAt(call, ring, `${digits(extension)}@${trunk}`);
    const isInBrowser = employeeId !== null && inBrowser.has(employeeId);
    if (isInBrowser && (await this.#ringsAt(call, ring, webPhoneOf(extension)))) return true;
    return this.#ringsAt(call, ring, extension);
  }
  async #ringsAt(call: Call, { leg, seconds, from }: Ring, phone: string): Promise<boolean> {
    const order: RingOrder = {
      ...{ channelId: leg.id, endpoint: `PJSIP/${phone}`, seconds, args: ['leg'] },
      ...(phone.includes('@')
        ? { callerNumber: digits(call.state.line), callerName: '' }
        : { callerNumber: numberShown(call), callerName: shownAt(leg, call, from) }),
    };
    try {
      await this.#surelyRings(call, order);
      return true;
    } catch (error) {
      if (error instanceof PhoneUnreachable) return false;
      throw error;
    }
  }
  /** Once: who has let it ring, or refused it, is not rung again because our order was not answered. */
  async #surelyRings({ state }: Call, order: RingOrder): Promise<void> {
    let again = false;
    await this.#surely(async () => {
      if (again && !(await this.#isStillToRing(state.channelId, order.channelId))) return;
      again = true;
      await this.control.ring(order);
    });
  }
  /** Another process may have heard that it is over. */
  async #isStillToRing(of: string, channelId: string): Promise<boolean> {
    const call = await this.changes.now(of);
    return call !== null && call.isOpen && [call.state.clientChannelId, ...call.channels].includes(channelId);
  }
  /** The other side of a call that goes out; a colleague where he is, in his browser while it is at the exchange. */
  async #dials(call: Call, channelId: string): Promise<void> {
    const { caller, line, lineTitle, channelId: of } = call.state;
    const inside = caller.kind === 'inside';
    const name = inside ? lineTitle : '';
    for (const endpoint of this.#endpointsOf(call)) {
      try {
        const order = { channelId, endpoint, seconds: this.outgoing.seconds, args: ['client'] };
        // As providers write numbers: without the plus.
        return await this.#surelyRings(call, { ...order, callerNumber: line.replace(/\D/g, ''), callerName: name });
      } catch (error) {
        if (!(error instanceof PhoneUnreachable)) throw error;
      }
    }
    await this.#change(of, (one) => one.clientEnded('unreachable', this.clock.now()));
  }
  #endpointsOf({ state: { caller, line } }: Call): string[] {
    if (caller.kind === 'inside') return [webPhoneOf(caller.extension), caller.extension].map((one) => `PJSIP/${one}`);
    const trunk = this.outgoing.trunkOf(line);
    return caller.kind === 'number' && trunk !== null ? [`PJSIP/${caller.number.replace(/\D/g, '')}@${trunk}`] : [];
  }
  /**
   * An order that is not answered may be done or not. Given again it is done once; where that is not answered either, all is read anew.
   * While the exchange is down that is so anyway: once it is back, phones that do not ring count as ended, and the rest is done.
   * @returns whether it was answered in the end @throws whatever else is wrong with it
   */
  async #surely(give: () => Promise<void>, again = true): Promise<boolean> {
    if (await isAnswered(give)) return true;
    if (again && (await isAnswered(give))) return true;
    this.control.readAnew();
    return false;
  }
  async #does(call: Call, order: Exclude<CallOrder, { order: 'ring' }>): Promise<void> {
    if (order.order === 'ring-tone') await this.control.indicateRinging(order.channelId);
    if (order.order === 'dial') await this.#dials(call, order.channelId);
    if (order.order === 'answer') await this.control.answer(order.channelId);
    if (order.order === 'join') await this.control.join(order.bridgeId, order.channelIds);
    if (order.order === 'hold') await this.control.holdIn(order.bridgeId, order.channelId);
    if (order.order === 'keep') await this.control.keepOpen(order);
    if (order.order === 'handed') await this.control.answerHandOver(order.channelId, true);
    if (order.order === 'spy') await this.control.spy(order);
    if (order.order === 'record') await this.control.record(order.bridgeId, order.recording);
    if (order.order === 'hang-up') await this.control.hangUp(order.channelId, order.refusal);
    if (order.order === 'end-bridge') await this.control.endBridge(order.bridgeId);
    if (order.order === 'say') await this.control.say(order.channelId, order.playback, order.sound);
    if (order.order === 'hush') await this.control.hush(order.playback);
    if (order.order === 'take-message') await this.control.takeMessage(order.channelId, order.recording);
    if (order.order === 'finish-message') await this.control.finishRecording(order.recording);
    if (order.order === 'name') await this.control.nameCaller(order.channelId, displayOf(call));
  }
}
const nothing = (): void => undefined;
async function isAnswered(give: () => Promise<void>): Promise<boolean> {
  try {
    await give();
    return true;
  } catch (error) {
    if (error instanceof ExchangeUnavailable) return false;
    throw error;
  }
}
/** As providers write numbers: without the plus. */
const digits = (number: string): string => number.replace(/\D/g, '');
const shownAt = (leg: Leg, call: Call, from: string | undefined): string =>
  leg.purpose === 'own' ? ownDisplayOf(call) : displayOf(call, from);
