import { AnExchangeOfOrders } from './an-exchange-of-orders.builder.js';
import { CallMoving, CallNotTalking } from './call.errors.js';
import { Call, type CallOrder } from './call.js';
import { handOver } from './handing-over.js';
import { type Guest, takeOver } from './merging.js';
import type { RingStep } from './ring-plan.js';
import { hold } from './talk.js';

const at = (seconds: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + seconds * 1000);
const [CLIENT, A, D, B] = ['17.1', '17.1~0', '17.9', '17.9~0'];
/** Holds the talk open, to its end. */
const KEEPER = `${CLIENT}~keep`;
const rescue: RingStep = { phones: [{ employeeId: 'vera', extension: '103' }], seconds: 25, because: 'group' };
const line = { line: '+78112201234', lineTitle: 'Псков', branchId: 'pskov', callerName: '' };

/** Anna (101) has a customer on hold and calls Boris (102), or a number outside, from the same phone. */
function twoTalks({ answered = true, inside = true }) {
  const kept = Call.arrive({
    ...{ ...line, id: 'c1', channelId: CLIENT, startedAt: at(0) },
    caller: { kind: 'number', number: '+79112223344' },
  });
  const other = Call.make(
    {
      ...{ ...line, id: 'c2', channelId: D, startedAt: at(10) },
      caller: inside ? { kind: 'inside', extension: '102' } : { kind: 'number', number: '+79117778899' },
    },
    { employeeId: 'anna', extension: '101', lifted: true },
  );
  const exchange = new AnExchangeOfOrders(CLIENT);
  const does = (orders: readonly CallOrder[]): void => exchange.take(orders);
  const step: RingStep = { phones: [{ employeeId: 'anna', extension: '101' }], seconds: 25, because: 'group' };
  does(kept.ring([step], at(0)));
  does(kept.picked(A, at(1)));
  does(kept.during((s) => hold(s, A, at(9)), at(9)));
  for (const id of [D, B]) exchange.channels.add(id);
  does(other.begin(25));
  other.clientRang(at(11));
  if (answered) does(other.clientAnswered(at(12)));
  const merge = (): void => {
    const { guest, orders } = other.mergeInto(kept.state, at(20));
    const who: Guest = { ...guest, employeeId: inside ? 'boris' : null, extension: inside ? '102' : '+79117778899' };
    const order = { guest: who, legId: A, askedBy: A, fromName: 'Анна', rescue, seconds: 20 };
    does(kept.during((s) => takeOver(s, order, at(20)), at(20)));
    does(orders);
  };
  return { kept, other, exchange, does, merge };
}

describe('a phone that gives the other side of its one talk to that of its other one', () => {
  it('brings the colleague who was asked to the customer, lets go of both its ends, and leaves one call', () => {
    const { kept, other, exchange, merge } = twoTalks({});
    merge();
    expect(exchange.with(CLIENT)).toEqual([CLIENT, KEEPER, B]);
    expect([...exchange.channels].toSorted()).toEqual([CLIENT, KEEPER, B]);
    expect([...exchange.bridges.keys()].toSorted()).toEqual(['bridge-c1', 'hold-c1']);
    expect(kept.state).toMatchObject({ stage: 'talking', aside: null, handing: null, answeredBy: 'anna' });
    expect(kept.talkers).toMatchObject([
      { id: B, purpose: 'consult', employeeId: 'boris', extension: '102', by: 'anna', begunAt: at(10), rangAt: at(11) },
    ]);
    expect(kept.talkers[0]?.answeredAt).toEqual(at(12));
    expect(other.state).toMatchObject({ stage: 'ended', outcome: 'talked', endedAt: at(20) });
    expect(other.state.mergedInto).toEqual({ callId: 'c1', channelId: CLIENT });
  });
  it('is told that it is done before it is let go', () => {
    const { kept, other } = twoTalks({});
    const { guest } = other.mergeInto(kept.state, at(20));
    const order = { guest: { ...guest, employeeId: 'boris', extension: '102' }, legId: A, askedBy: A };
    const orders = kept.during((s) => takeOver(s, { ...order, fromName: 'Анна', rescue, seconds: 20 }, at(20)), at(20));
    expect(orders.map((o) => o.order)).toEqual(['join', 'handed', 'hang-up']);
  });
  it('ends with whoever hangs up, like any other call', () => {
    const { kept, exchange, does, merge } = twoTalks({});
    merge();
    exchange.gone(B);
    does(kept.legEnded(B, 'normal', at(60)));
    expect(kept.state).toMatchObject({ stage: 'ended', outcome: 'talked' });
    expect(exchange.channels.size).toBe(0);
  });
  it('while it still rings there, hands over: the customer hears music, and comes to whoever picks up', () => {
    const { kept, other, exchange, does, merge } = twoTalks({ answered: false });
    merge();
    expect(other.state).toMatchObject({ stage: 'ended', outcome: 'given-up', mergedInto: { callId: 'c1' } });
    expect(kept.state).toMatchObject({ aside: { why: 'transfer', by: 'anna' }, handing: { toLegId: B, stage: 'to' } });
    expect(exchange.with(CLIENT)).toEqual([CLIENT]);
    expect(exchange.silenced).toBe(false);
    does(kept.picked(B, at(25)));
    expect(exchange.with(CLIENT)).toEqual([CLIENT, KEEPER, B]);
    expect(kept.talkers).toMatchObject([{ id: B, purpose: 'transfer', employeeId: 'boris' }]);
    expect([...exchange.channels].toSorted()).toEqual([CLIENT, KEEPER, B]);
  });
  it('and when nobody picks up there, the customer returns', () => {
    const { kept, exchange, does, merge } = twoTalks({ answered: false });
    merge();
    exchange.gone(B);
    does(kept.legEnded(B, 'no-answer', at(40)));
    expect(kept.ringing).toMatchObject([{ purpose: 'return', employeeId: 'anna', extension: '101' }]);
  });
  it('to a number outside: it is a leg of nobody here', () => {
    const { kept, exchange, merge } = twoTalks({ inside: false });
    merge();
    expect(kept.talkers).toMatchObject([{ id: B, employeeId: null, extension: '+79117778899' }]);
    expect(exchange.with(CLIENT)).toEqual([CLIENT, KEEPER, B]);
  });
  it('after we were away it is one talk still', () => {
    const { kept, exchange, does, merge } = twoTalks({});
    merge();
    does(kept.resume(new Set([CLIENT, B]), at(50)));
    expect(exchange.with(CLIENT)).toEqual([CLIENT, KEEPER, B]);
    expect(kept.channels).toEqual([B, KEEPER]);
  });
  it('cannot, where the other call has ended, is somebody else’s, or one of them is on its way already', () => {
    const ended = twoTalks({});
    ended.other.clientEnded('normal', at(15));
    expect(() => ended.other.mergeInto(ended.kept.state, at(20))).toThrow(CallNotTalking);
    const incoming = twoTalks({});
    expect(() => incoming.kept.mergeInto(incoming.other.state, at(20))).toThrow(CallMoving);
    const moving = twoTalks({});
    const order = { how: 'transfer', legId: D, fromName: '', to: { employeeId: 'vera', extension: '103' } } as const;
    moving.other.during((s) => handOver(s, { ...order, rescue, seconds: 20 }, at(15)), at(15));
    expect(() => moving.other.mergeInto(moving.kept.state, at(20))).toThrow(CallMoving);
    const gone = twoTalks({});
    gone.kept.callerLeft(at(15));
    expect(gone.merge).toThrow(CallNotTalking);
  });
});
