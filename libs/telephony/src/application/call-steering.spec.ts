import { ManualClock, newId } from '@prorab/kernel';
import {
  FakeAuditLog,
  FakeChangeFeed,
  FakeJobs,
  FakeLocks,
  FakeOutbox,
  FakeUnitOfWork,
} from '@prorab/platform/testing';
import { Call } from '../domain/call.js';
import { handOver } from '../domain/handing-over.js';
import { ExchangeUnavailable } from '../domain/exchange.errors.js';
import { hold } from '../domain/talk.js';
import { CallChanges } from './call-changes.js';
import { CallSteering } from './call-steering.js';
import { MissedCalls } from './missed-calls.js';
import { OutgoingRules } from './outgoing-rules.js';
import { Heard } from './ports/call-control.contract.js';
import type { RingOrder } from './ports/call-control.port.js';
import { FakeAnswerPlaces } from './ports/fake-answer-places.js';
import { FakeCallBook } from './ports/fake-call-book.js';
import { FakeCallControl } from './ports/fake-call-control.js';
import { FakeMissedBook } from './ports/fake-missed-book.js';
import { FakeBranchHours } from './ports/fake-missed-neighbours.js';
import { FakeRecordingBook } from './ports/fake-recording-book.js';

const LINE = '+78112201234';
const [anna, boris] = [newId(), newId()];

/** What it is told next takes its time on the way, or is done and not answered. */
class SlowControl extends FakeCallControl {
  #slow: { what: 'join' | 'ring'; sent: () => void; done: Promise<void> } | null = null;
  /** @returns sent: it is on its way; arrive: it gets there */
  slows(what: 'join' | 'ring'): { sent: Promise<void>; arrive: () => void } {
    const [sent, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    this.#slow = { what, sent: sent.resolve, done: done.promise };
    return { sent: sent.promise, arrive: done.resolve };
  }
  async #onItsWay(what: 'join' | 'ring'): Promise<void> {
    const slow = this.#slow;
    if (slow?.what !== what) return;
    this.#slow = null;
    slow.sent();
    await slow.done;
  }
  override async join(...of: Parameters<FakeCallControl['join']>): Promise<void> {
    await this.#onItsWay('join');
    await super.join(...of);
  }
  override async ring(order: RingOrder): Promise<void> {
    await this.#onItsWay('ring');
    await super.ring(order);
    const said = this.afterRing;
    this.afterRing = () => undefined;
    said(order.channelId);
  }
  /** Of the next phone that rings. */
  afterRing: (channelId: string) => void = () => undefined;
}
const notAnswered = (): never => {
  throw new ExchangeUnavailable('no-answer-in-time');
};
/** Anna's phone rings for a customer, and two processes steer that. */
async function aRingingCall() {
  const [control, calls, feed] = [new SlowControl(), new FakeCallBook(), new FakeChangeFeed()];
  const clock = new ManualClock('2026-11-27T09:00:00.000Z');
  const missed = new MissedCalls(new FakeMissedBook(), new FakeBranchHours(), new FakeJobs(), feed, new FakeLocks());
  const changes = new CallChanges(
    ...([calls, missed, new FakeRecordingBook(calls), new FakeJobs(), new FakeOutbox(), feed] as const),
    ...([new FakeUnitOfWork(), new FakeAuditLog()] as const),
  );
  const rules = { trunks: new Map(), trunk: null, allow: [], deny: [], callsPerMinute: 1, seconds: 90 };
  const aProcess = (): CallSteering =>
    new CallSteering(control, changes, clock, new FakeAnswerPlaces(), new OutgoingRules(rules));
  const [hears, orders] = [aProcess(), aProcess()];
  for (const phone of ['101', '102']) control.phones.add(phone);
  const channel = control.arrive(LINE, { number: '+79112223344' });
  const at = clock.now();
  const of = { id: newId(), channelId: channel, line: LINE, lineTitle: '', branchId: null, startedAt: at };
  await calls.add(Call.arrive({ ...of, caller: { kind: 'number', number: '+79112223344' }, callerName: '' }));
  const phones = [{ employeeId: anna, extension: '101' }];
  await hears.change(channel, (one) => one.ring([{ phones, seconds: 20, because: 'group' }], at));
  const leg = `${channel}~0`;
  const picked = (): Promise<unknown> => hears.change(channel, (one) => one.picked(leg, at));
  const to = { employeeId: boris, extension: '102', name: 'Борис' };
  const order = { how: 'consult' as const, legId: leg, fromName: 'Анна', to, rescue: null, seconds: 20 };
  const asks = (by: CallSteering): Promise<unknown> =>
    by.change(channel, (one) => one.during((state) => handOver(state, order, at), at));
  return { control, channel, leg, at, hears, orders, picked, asks, bridge: `bridge-${of.id}`, id: of.id };
}

describe('a call that two processes steer: one hears the exchange, a person orders at the other', () => {
  it('put on hold while it is being answered, the customer hears music, and not what is said', async () => {
    const { control, channel, leg, at, orders, picked, bridge } = await aRingingCall();
    const { sent, arrive } = control.slows('join');
    const answered = picked();
    await sent;
    await orders.change(channel, (one) => one.during((state) => hold(state, leg, at), at));
    arrive();
    await answered;
    expect(control.hearsMusic(channel)).toBe(true);
    expect(control.bridges.get(bridge)).toEqual(new Set([leg, `${channel}~keep`]));
  });
  it('over while a colleague is being rung for it, it does not ring at him afterwards', async () => {
    const { control, channel, at, hears, orders, picked, asks } = await aRingingCall();
    await picked();
    const { sent, arrive } = control.slows('ring');
    const asked = asks(orders);
    await sent;
    control.end(channel);
    await hears.change(channel, (one) => one.callerLeft(at));
    arrive();
    await asked;
    expect(control.ringingAt('102')).toBeNull();
  });
  it('changed by nobody else, it is told nothing twice', async () => {
    const { control, channel, leg, at, orders, picked } = await aRingingCall();
    await picked();
    await orders.change(channel, (one) => one.during((state) => hold(state, leg, at), at));
    const told = control.orders.filter((order) => /^(?:join|hold|answer|record)/.test(order));
    expect(told.map((order) => order.split(' ')[0])).toEqual(['join', 'record', 'answer', 'hold']);
  });
});

describe('an order that the exchange does not answer, though it is heard', () => {
  it.each(['answer', 'join', 'record'])('and that did not get there is given again: %s', async (lost) => {
    const { control, channel, leg, picked, bridge, id } = await aRingingCall();
    control.lost.push(lost);
    await picked();
    expect(control.channels.get(channel)?.state).toBe('up');
    expect(control.bridges.get(bridge)).toEqual(new Set([channel, leg]));
    expect(control.recordings.has(`calls/${id}`)).toBe(true);
    expect(control.readAgain).toBe(0);
  });
  it('has the phone ring all the same; where it rings already, once', async () => {
    const { control, hears, picked, asks } = await aRingingCall();
    await picked();
    control.lost.push('ring');
    await asks(hears);
    expect(control.ringingAt('102')).not.toBeNull();
    const other = await aRingingCall();
    await other.picked();
    other.control.afterRing = notAnswered;
    await other.asks(other.hears);
    expect([...other.control.channels.values()].filter(({ endpoint }) => endpoint === '102')).toHaveLength(1);
  });
  it('does not have a phone ring again that another process has heard ring and end', async () => {
    const { control, channel, at, hears, orders, picked, asks } = await aRingingCall();
    await picked();
    const { promise: kept, resolve } = Promise.withResolvers<unknown>();
    control.afterRing = (phone) => {
      control.end(phone, 'rejected');
      resolve(hears.change(channel, (one) => one.legEnded(phone, 'rejected', at)));
      notAnswered();
    };
    await asks(orders);
    await kept;
    expect(control.orders.filter((one) => one === 'ring PJSIP/102')).toHaveLength(1);
  });
  it('twice: then all is read anew, and what is left to do is still tried', async () => {
    const { control, channel, leg, picked, bridge, id } = await aRingingCall();
    const stop = new AbortController();
    const heard = new Heard();
    const listening = control.listen(heard, stop.signal);
    control.lost.push('answer', 'answer');
    await picked();
    expect(control.readAgain).toBe(1);
    expect(heard.states).toHaveLength(2);
    expect(control.bridges.get(bridge)).toEqual(new Set([channel, leg]));
    expect(control.recordings.has(`calls/${id}`)).toBe(true);
    stop.abort();
    await listening;
  });
});
