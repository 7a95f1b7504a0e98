import { Clock } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import type { Call, CallOrder } from '../domain/call.js';
import { ExchangeUnavailable, PhoneUnreachable } from '../domain/exchange.errors.js';
import { displayOf, numberShown } from './call-card.js';
import { CallChanges } from './call-changes.js';
import { OutgoingRules } from './outgoing-rules.js';
import { CallControl } from './ports/call-control.port.js';

/** Has the exchange do what a call wants. What it cannot do is an answer too: the call goes another way. */
@UseCase()
export class CallSteering {
  readonly #last = new Map<string, Promise<void>>();
  constructor(
    private readonly control: CallControl,
    private readonly changes: CallChanges,
    private readonly clock: Clock,
    private readonly outgoing: OutgoingRules,
  ) {}

  /**
   * Changes the call, then does what follows from it, and what follows from that. One after another for a call: an order of a person may
   * not overtake what follows from an event.
   */
  async change(channelId: string, change: (call: Call) => CallOrder[]): Promise<Call | null> {
    const before = this.#last.get(channelId) ?? Promise.resolve();
    const now = before.then(() => this.#change(channelId, change));
    const ended = now.then(nothing, nothing);
    this.#last.set(channelId, ended);
    void ended.then(() => {
      if (this.#last.get(channelId) === ended) this.#last.delete(channelId);
    });
    return now;
  }
  async #change(channelId: string, change: (call: Call) => CallOrder[]): Promise<Call | null> {
    const changed = await this.changes.change(channelId, change);
    if (!changed) return null;
    const { call, orders } = changed;
    // Phones ring together; what belongs to a talk comes one after another.
    const [ring, rest] = [orders.filter((o) => o.order === 'ring'), orders.filter((o) => o.order !== 'ring')];
    const failed = await Promise.all(ring.map((one) => this.#rings(call, one)));
    // What is refused keeps nothing else from being done: a talk that cannot be recorded still silences the other phones.
    const refused: unknown[] = [];
    for (const order of rest) await this.#does(call, order).catch((error: unknown) => refused.push(error));
    const silent = ring.filter((_, n) => !failed[n]);
    let now = call;
    for (const { leg } of silent)
      now = (await this.#change(channelId, (c) => c.legEnded(leg.id, 'unreachable', this.clock.now()))) ?? now;
    if (refused.length > 0) throw new AggregateError(refused, 'the exchange refuses what a call wants of it');
    return now;
  }

  async #rings(call: Call, { leg, seconds, from }: Extract<CallOrder, { order: 'ring' }>): Promise<boolean> {
    const order = { channelId: leg.id, seconds, args: ['leg'] };
    const trunk = leg.employeeId === null ? this.outgoing.trunkOf(call.state.line) : null;
    try {
      await this.control.ring(
        trunk === null
          ? {
              ...{ ...order, endpoint: `PJSIP/${leg.extension}` },
              ...{ callerNumber: numberShown(call), callerName: displayOf(call, from) },
            }
          : {
              ...{ ...order, endpoint: `PJSIP/${digits(leg.extension)}@${trunk}` },
              ...{ callerNumber: digits(call.state.line), callerName: '' },
            },
      );
      return true;
    } catch (error) {
      if (error instanceof PhoneUnreachable) return false;
      // Down: when it is back, what it has of the call is read, and the phones that do not ring count as ended.
      if (error instanceof ExchangeUnavailable) return true;
      throw error;
    }
  }
  async #does(call: Call, order: Exclude<CallOrder, { order: 'ring' }>): Promise<void> {
    try {
      if (order.order === 'answer') await this.control.answer(order.channelId);
      if (order.order === 'join') await this.control.join(order.bridgeId, order.channelIds);
      if (order.order === 'hold') await this.control.holdIn(order.bridgeId, order.channelId);
      if (order.order === 'keep') await this.control.keepOpen(order);
      if (order.order === 'spy') await this.control.spy(order);
      if (order.order === 'record') await this.control.record(order.bridgeId, order.recording);
      if (order.order === 'hang-up') await this.control.hangUp(order.channelId, order.refusal);
      if (order.order === 'end-bridge') await this.control.endBridge(order.bridgeId);
      if (order.order === 'name') await this.control.nameCaller(order.channelId, displayOf(call));
    } catch (error) {
      if (!(error instanceof ExchangeUnavailable)) throw error;
    }
  }
}
const nothing = (): void => undefined;
/** As providers write numbers: without the plus. */
const digits = (number: string): string => number.replace(/\D/g, '');
