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
import { hold } from '../domain/talk.js';
import { CallChanges } from './call-changes.js';
import { CallSteering } from './call-steering.js';
import { MissedCalls } from './missed-calls.js';
import { OutgoingRules } from './outgoing-rules.js';
import type { RingOrder } from './ports/call-control.port.js';
import { FakeAnswerPlaces } from './ports/fake-answer-places.js';
import { FakeCallBook } from './ports/fake-call-book.js';
import { FakeCallControl } from './ports/fake-call-control.js';
import { FakeMissedBook } from './ports/fake-missed-book.js';
import { FakeBranchHours } from './ports/fake-missed-neighbours.js';
import { FakeRecordingBook } from './ports/fake-recording-book.js';

const LINE = '+78112201234';
const [anna, boris] = [newId(), newId()];

/** What it is told next takes its time on the way. */
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
  }
}

describe('a call that two processes steer: one hears the exchange, a person orders at the other', () => {
  /** Anna's phone rings for a customer. */
  const aRingingCall = async () => {
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
    return { control, channel, leg, at, hears, orders, picked, bridge: `bridge-${of.id}` };
  };

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
    const { control, channel, leg, at, hears, orders, picked } = await aRingingCall();
    await picked();
    const { sent, arrive } = control.slows('ring');
    const to = { employeeId: boris, extension: '102', name: 'Борис' };
    const order = { how: 'consult' as const, legId: leg, fromName: 'Анна', to, rescue: null, seconds: 20 };
    const asked = orders.change(channel, (one) => one.during((state) => handOver(state, order, at), at));
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
    expect(told.map((order) => order.split(' ')[0])).toEqual(['answer', 'join', 'record', 'hold']);
  });
});
