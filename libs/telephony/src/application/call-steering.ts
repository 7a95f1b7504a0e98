import { Clock } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import type { Call, CallOrder, Leg } from '../domain/call.js';
import { ExchangeUnavailable, PhoneUnreachable } from '../domain/exchange.errors.js';
import { displayOf, numberShown, ownDisplayOf } from './call-card.js';
import { CallChanges } from './call-changes.js';
import { AnswerPlaces } from './ports/answer-places.port.js';
import { OutgoingRules } from './outgoing-rules.js';
import { CallControl } from './ports/call-control.port.js';
import { webPhoneOf } from './ports/phones.port.js';

/** Has the exchange do what a call wants. What it cannot do is an answer too: the call goes another way. */
@UseCase()
export class CallSteering {
  constructor(
    private readonly control: CallControl,
    private readonly changes: CallChanges,
    private readonly clock: Clock,
    private readonly places: AnswerPlaces,
    private readonly outgoing: OutgoingRules,
  ) {}

  /** Changes the call, then does what follows from it, and what follows from that. */
  async change(channelId: string, change: (call: Call) => CallOrder[]): Promise<Call | null> {
    const changed = await this.changes.change(channelId, change);
    return changed && this.follow(changed);
  }
  /** Does what follows from a change that is kept. */
  async follow({ call, orders }: { readonly call: Call; readonly orders: readonly CallOrder[] }): Promise<Call> {
    const { channelId } = call.state;
    // Phones ring together; what belongs to a talk comes one after another.
    const [ring, rest] = [orders.filter((o) => o.order === 'ring'), orders.filter((o) => o.order !== 'ring')];
    const inBrowser = await this.places.inBrowser(ring.flatMap(({ leg }) => leg.employeeId ?? []));
    const failed = await Promise.all(
      ring.map(({ leg, seconds }) =>
        this.#rings(call, leg, seconds, leg.employeeId !== null && inBrowser.has(leg.employeeId)),
      ),
    );
    // What is refused keeps nothing else from being done: a talk that cannot be recorded still silences the other phones.
    const refused: unknown[] = [];
    let speechless = false;
    for (const order of rest)
      await this.#does(call, order).catch((error: unknown) => {
        refused.push(error);
        speechless ||= order.order === 'say' || order.order === 'take-message';
      });
    const silent = ring.filter((_, n) => !failed[n]);
    let now = call;
    for (const { leg } of silent)
      now = (await this.change(channelId, (c) => c.legEnded(leg.id, 'unreachable', this.clock.now()))) ?? now;
    if (speechless) now = (await this.change(channelId, (c) => c.wordFailed(this.clock.now()))) ?? now;
    if (refused.length > 0) throw new AggregateError(refused, 'the exchange refuses what a call wants of it');
    return now;
  }

  /** Where he takes his calls; his phone on the desk, when his browser is not there. */
  async #rings(call: Call, leg: Leg, seconds: number, inBrowser: boolean): Promise<boolean> {
    if (inBrowser && (await this.#ringsAt(call, leg, webPhoneOf(leg.extension), seconds))) return true;
    return this.#ringsAt(call, leg, leg.extension, seconds);
  }
  async #ringsAt(call: Call, { id: channelId, purpose }: Leg, phone: string, seconds: number): Promise<boolean> {
    try {
      await this.control.ring({
        ...{ channelId, endpoint: `PJSIP/${phone}`, seconds, args: ['leg'] },
        ...{ callerNumber: numberShown(call), callerName: purpose === 'own' ? ownDisplayOf(call) : displayOf(call) },
      });
      return true;
    } catch (error) {
      if (error instanceof PhoneUnreachable) return false;
      // Down: when it is back, what it has of the call is read, and the phones that do not ring count as ended.
      if (error instanceof ExchangeUnavailable) return true;
      throw error;
    }
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
        return await this.control.ring({ ...order, callerNumber: line.replace(/\D/g, ''), callerName: name });
      } catch (error) {
        if (!(error instanceof PhoneUnreachable)) throw error;
      }
    }
    await this.change(of, (one) => one.clientEnded('unreachable', this.clock.now()));
  }
  #endpointsOf({ state: { caller, line } }: Call): string[] {
    if (caller.kind === 'inside') return [webPhoneOf(caller.extension), caller.extension].map((one) => `PJSIP/${one}`);
    const trunk = this.outgoing.trunkOf(line);
    return caller.kind === 'number' && trunk !== null ? [`PJSIP/${caller.number.replace(/\D/g, '')}@${trunk}`] : [];
  }
  async #does(call: Call, order: Exclude<CallOrder, { order: 'ring' }>): Promise<void> {
    try {
      if (order.order === 'ring-tone') await this.control.indicateRinging(order.channelId);
      if (order.order === 'dial') await this.#dials(call, order.channelId);
      if (order.order === 'answer') await this.control.answer(order.channelId);
      if (order.order === 'join') await this.control.join(order.bridgeId, order.channelIds);
      if (order.order === 'record') await this.control.record(order.bridgeId, order.recording);
      if (order.order === 'hang-up') await this.control.hangUp(order.channelId, order.refusal);
      if (order.order === 'end-bridge') await this.control.endBridge(order.bridgeId);
      if (order.order === 'say') await this.control.say(order.channelId, order.playback, order.sound);
      if (order.order === 'hush') await this.control.hush(order.playback);
      if (order.order === 'take-message') await this.control.takeMessage(order.channelId, order.recording);
      if (order.order === 'finish-message') await this.control.finishRecording(order.recording);
      if (order.order === 'name') await this.control.nameCaller(order.channelId, displayOf(call));
    } catch (error) {
      if (!(error instanceof ExchangeUnavailable)) throw error;
    }
  }
}
