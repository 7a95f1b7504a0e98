import fc from 'fast-check';
import { AnExchangeOfOrders } from './an-exchange-of-orders.builder.js';
import { CallMoving, CallNotTalking, NoConsultation } from './call.errors.js';
import { Call, type CallOrder, type CallState, type LegEnd } from './call.js';
import { cancel, complete, conference, handOver } from './handing-over.js';
import { listen } from './listening.js';
import type { RingStep } from './ring-plan.js';
import { type Move, heldByPhone, hold, unhold } from './talk.js';

const at = (seconds: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + seconds * 1000);
const CLIENT = '17.1';
const [A, B, C] = ['17.1~0', '17.1~1', '17.1~2'];
const step = (...extensions: string[]): RingStep => ({
  phones: extensions.map((extension) => ({ employeeId: `who-${extension}`, extension })),
  ...{ seconds: 25, because: 'group' },
});
/** Holds the talk open, to its end. */
const KEEPER = `${CLIENT}~keep`;
const short = (orders: readonly CallOrder[]): string[] =>
  orders.map((o) => {
    if (o.order === 'ring') return `ring ${o.leg.extension}${o.from === undefined ? '' : ` from ${o.from}`}`;
    if (o.order === 'join') return `join ${o.bridgeId} ${o.channelIds.join(' ')}`;
    if (o.order === 'hold') return `hold ${o.channelId}`;
    if (o.order === 'spy') return `spy ${o.channelId}${o.whispers ? ' whispering' : ''}`;
    if (o.order === 'record') return `record ${o.recording}`;
    if (o.order === 'end-bridge') return `end ${o.bridgeId}`;
    if (o.order === 'keep') return 'keep';
    return 'channelId' in o ? `${o.order} ${o.channelId}` : o.order;
  });

/** Anna (101) talks with the customer; she hands him to Boris (102), and everybody is 103. */
function aTalk() {
  const call = Call.arrive({
    ...{ id: 'c1', channelId: CLIENT, line: '+78112201234', lineTitle: 'Псков', branchId: 'pskov' },
    ...{ caller: { kind: 'number', number: '+79112223344' }, callerName: '', startedAt: at(0) },
  });
  const exchange = new AnExchangeOfOrders(CLIENT);
  const does = (orders: readonly CallOrder[]): string[] => {
    exchange.take(orders);
    return short(orders);
  };
  does(call.ring([step('101')], at(0)));
  does(call.picked(A, at(1)));
  const over = (how: 'transfer' | 'consult', extension = '102') => {
    const to = { employeeId: `who-${extension}`, extension };
    const order = { how, legId: A, fromName: 'Анна', to, rescue: step('103'), seconds: 20 };
    return does(call.during((s) => handOver(s, order, at(10)), at(10)));
  };
  const during = (move: (state: CallState) => Move): string[] => does(call.during(move, at(20)));
  const ends = (legId: string, end: LegEnd = 'normal'): string[] => {
    exchange.gone(legId);
    return does(call.legEnded(legId, end, at(30)));
  };
  const leaves = (): string[] => {
    exchange.gone(CLIENT);
    return does(call.callerLeft(at(40)));
  };
  return {
    ...{ call, exchange, over, during, ends, leaves },
    rang: (legId: string) => does(call.rang(legId, at(11))),
    picked: (legId: string) => does(call.picked(legId, at(12))),
  };
}

describe('a customer on hold', () => {
  it('hears music until he is taken back, by the desk or by the key of the phone', () => {
    const { call, during, exchange } = aTalk();
    expect(during((s) => hold(s, A, at(5)))).toEqual(['hold 17.1', 'keep']);
    expect(call.state.aside).toEqual({ why: 'hold', by: 'who-101', at: at(5) });
    expect(during((s) => hold(s, A, at(6)))).toEqual([]);
    expect(exchange.with(CLIENT)).toEqual([CLIENT]);
    expect(during((s) => unhold(s, A))).toEqual(['join bridge-c1 17.1']);
    expect(during((s) => unhold(s, A))).toEqual([]);
    expect(exchange.with(CLIENT)).toEqual([CLIENT, A, KEEPER]);
    expect(during((s) => heldByPhone(s, A, true, at(7)))).toEqual(['hold 17.1', 'keep']);
    expect(during((s) => heldByPhone(s, A, true, at(7)))).toEqual([]);
    expect(during((s) => heldByPhone(s, A, false, at(8)))).toEqual(['join bridge-c1 17.1']);
  });
  it('taken back by one process while another one still holds him, is held by nothing more', () => {
    const { call, during, exchange } = aTalk();
    during((s) => hold(s, A, at(5)));
    const done = call.state;
    during((s) => unhold(s, A));
    // The other one is the later.
    exchange.take([{ order: 'hold', bridgeId: 'hold-c1', channelId: CLIENT }]);
    expect(exchange.with(CLIENT)).toEqual([CLIENT]);
    exchange.take(call.settle(done));
    expect(exchange.with(CLIENT)).toEqual([CLIENT, A, KEEPER]);
    call.callerLeft(at(6));
    expect(short(call.settle(done))).toEqual([
      ...['hang-up 17.1~0', 'hang-up 17.1~keep', 'end bridge-c1', 'end hold-c1'],
    ]);
  });
  it('is let go with whoever held him, and goes as one who has talked', () => {
    const one = aTalk();
    one.during((s) => hold(s, A, at(5)));
    expect(one.ends(A)).toEqual(['hang-up 17.1~keep', 'hang-up 17.1', 'end bridge-c1', 'end hold-c1']);
    const other = aTalk();
    other.during((s) => hold(s, A, at(5)));
    expect(other.leaves()).toEqual(['hang-up 17.1~keep', 'hang-up 17.1~0', 'end bridge-c1', 'end hold-c1']);
    expect([one.call.state.outcome, other.call.state.outcome]).toEqual(['talked', 'talked']);
  });
});

describe('a call that is handed over', () => {
  it('rings there with the name of who hands it over, who is let go when it rings; taken, they talk', () => {
    const { call, over, rang, picked, exchange } = aTalk();
    expect(over('transfer')).toEqual(['ring 102 from Анна', 'keep', 'hold 17.1']);
    expect(over('transfer')).toEqual([]);
    expect(call.talkers.map((l) => l.id)).toEqual([A]);
    expect(rang(B)).toEqual(['hang-up 17.1~0']);
    expect(picked(B)).toEqual(['join bridge-c1 17.1 17.1~1']);
    expect(exchange.with(CLIENT)).toEqual([CLIENT, B, KEEPER]);
    expect(call.state).toMatchObject({ stage: 'talking', answeredBy: 'who-101', aside: null, handing: null });
    expect(call.state.legs.map((l) => [l.purpose, l.by ?? null])).toEqual([
      ['ring', null],
      ['transfer', 'who-101'],
    ]);
  });
  it('busy or not there, it never left who had it', () => {
    const { call, over, ends, exchange } = aTalk();
    over('transfer');
    expect(ends(B, 'unreachable')).toEqual(['join bridge-c1 17.1']);
    expect(exchange.with(CLIENT)).toEqual([CLIENT, A, KEEPER]);
    expect(call.state).toMatchObject({ aside: null, handing: null });
    expect(over('transfer')).toEqual(['ring 102 from Анна', 'keep', 'hold 17.1']);
  });
  it('not taken, it returns; not taken again, everybody rings; taken by nobody, it is dropped', () => {
    const { call, over, rang, ends } = aTalk();
    over('transfer');
    rang(B);
    expect(ends(B, 'no-answer')).toEqual(['ring 101']);
    expect(call.state.legs.at(-1)).toMatchObject({ purpose: 'return', by: 'who-101', employeeId: 'who-101' });
    expect(ends(C, 'busy')).toEqual(['ring 103 from Анна']);
    expect(ends('17.1~3', 'no-answer')).toEqual(['hang-up 17.1~keep', 'hang-up 17.1', 'end bridge-c1', 'end hold-c1']);
    expect(call.state).toMatchObject({ stage: 'ended', outcome: 'dropped', answeredBy: 'who-101' });
  });
  it('returned, it goes on with who had it; rung to everybody, with who takes it', () => {
    const back = aTalk();
    back.over('transfer');
    back.rang(B);
    back.ends(B, 'rejected');
    expect(back.picked(C)).toEqual(['join bridge-c1 17.1 17.1~2']);
    expect(back.ends(C)).toEqual(['hang-up 17.1~keep', 'hang-up 17.1', 'end bridge-c1', 'end hold-c1']);
    expect(back.call.state.outcome).toBe('talked');
    const all = aTalk();
    all.over('transfer');
    all.rang(B);
    all.ends(B, 'busy');
    all.ends(C, 'no-answer');
    expect(all.picked('17.1~3')).toEqual(['join bridge-c1 17.1 17.1~3']);
  });
  it('whose customer hangs up meanwhile is dropped', () => {
    const { call, over, rang, leaves } = aTalk();
    over('transfer');
    rang(B);
    expect(leaves()).toEqual(['hang-up 17.1~keep', 'hang-up 17.1~1', 'end bridge-c1', 'end hold-c1']);
    expect(call.state.outcome).toBe('dropped');
  });
  it('goes on when who hands it over has hung up first', () => {
    const { over, ends, picked, exchange } = aTalk();
    over('transfer');
    expect(ends(A)).toEqual([]);
    picked(B);
    expect(exchange.with(CLIENT)).toEqual([CLIENT, B, KEEPER]);
  });
  it('is not handed to two, nor by one who does not talk', () => {
    const { over, during, call } = aTalk();
    over('transfer');
    expect(() => over('transfer', '104')).toThrow(CallMoving);
    expect(() => over('consult')).toThrow(CallMoving);
    expect(() => during((s) => hold(s, A, at(9)))).toThrow(CallMoving);
    expect(() => during((s) => hold(s, B, at(9)))).toThrow(CallNotTalking);
    call.callerLeft(at(9));
    expect(() => during((s) => hold(s, A, at(9)))).toThrow(CallNotTalking);
  });
});

describe('one who is asked first', () => {
  const asked = () => {
    const of = aTalk();
    expect(of.over('consult')).toEqual(['ring 102 from Анна', 'keep', 'hold 17.1']);
    expect(of.rang(B)).toEqual([]);
    expect(of.picked(B)).toEqual(['join bridge-c1 17.1~1']);
    expect(of.exchange.with(A)).toEqual([A, B, '17.1~keep']);
    expect(of.exchange.with(CLIENT)).toEqual([CLIENT]);
    return of;
  };
  it('gets the customer when who asked says so, or hangs up', () => {
    const said = asked();
    expect(said.during((s) => complete(s, at(20)))).toEqual([...['join bridge-c1 17.1', 'hang-up 17.1~0']]);
    const gone = asked();
    expect(gone.ends(A)).toEqual(['join bridge-c1 17.1']);
    for (const { exchange, call } of [said, gone]) {
      expect(exchange.with(CLIENT)).toEqual([CLIENT, B, KEEPER]);
      expect(call.talkers.map((l) => l.employeeId)).toEqual(['who-102']);
      expect(call.isOpen).toBe(true);
    }
  });
  it('is let go when who asked says so, or hangs up himself; the customer comes back', () => {
    const said = asked();
    expect(said.during((s) => cancel(s, at(20)))).toEqual([...['join bridge-c1 17.1', 'hang-up 17.1~1']]);
    const gone = asked();
    expect(gone.ends(B)).toEqual(['join bridge-c1 17.1']);
    for (const { exchange } of [said, gone]) expect(exchange.with(CLIENT)).toEqual([CLIENT, A, KEEPER]);
  });
  it('not there or busy: the customer comes back at once', () => {
    const { over, ends, exchange } = aTalk();
    over('consult');
    expect(ends(B, 'busy')).toEqual(['join bridge-c1 17.1']);
    expect(exchange.with(CLIENT)).toEqual([CLIENT, A, KEEPER]);
  });
  it('still rung when who asked hangs up or says that he may have it: it is handed over', () => {
    const gone = aTalk();
    gone.over('consult');
    expect(gone.ends(A)).toEqual([]);
    const said = aTalk();
    said.over('consult');
    expect(said.during((s) => complete(s, at(20)))).toEqual(['hang-up 17.1~0']);
    for (const one of [gone, said]) {
      expect(one.call.state.legs.at(-1)?.purpose).toBe('transfer');
      expect(one.ends(B, 'no-answer')).toEqual(['ring 101']);
    }
  });
  it('talks with both in a conference, which goes on without either of ours, and ends with the customer', () => {
    const without = (who: string): string[] => {
      const of = asked();
      expect(of.during((s) => conference(s))).toEqual(['join bridge-c1 17.1']);
      expect(of.exchange.with(CLIENT)).toEqual([CLIENT, A, B, KEEPER]);
      expect(() => of.over('transfer')).toThrow(CallMoving);
      expect(of.ends(who)).toEqual([]);
      return of.exchange.with(CLIENT);
    };
    expect(without(B)).toEqual([CLIENT, A, KEEPER]);
    expect(without(A)).toEqual([CLIENT, B, KEEPER]);
    const of = asked();
    of.during((s) => conference(s));
    expect(of.leaves()).toEqual([
      ...['hang-up 17.1~keep', 'hang-up 17.1~0', 'hang-up 17.1~1', 'end bridge-c1', 'end hold-c1'],
    ]);
    expect(of.call.state.outcome).toBe('talked');
  });
  it('is nobody where nobody is asked', () => {
    const { during, over } = aTalk();
    for (const move of [conference, (s: CallState) => cancel(s, at(1)), (s: CallState) => complete(s, at(1))])
      expect(() => during(move)).toThrow(NoConsultation);
    over('consult');
    expect(() => during(conference)).toThrow(NoConsultation);
  });
  it('whose customer hangs up while he waits: the call is over for all', () => {
    const { leaves, call } = asked();
    expect(leaves()).toEqual(['hang-up 17.1~keep', 'hang-up 17.1~0', 'hang-up 17.1~1', 'end bridge-c1', 'end hold-c1']);
    expect(call.state.outcome).toBe('talked');
  });
  it('is asked still after we were away', () => {
    const { call } = asked();
    expect(short(Call.restore(call.state).resume(new Set([CLIENT, A, B]), at(90)))).toEqual([
      ...['hold 17.1', 'join bridge-c1 17.1~0 17.1~1', 'keep', 'record calls/c1', 'answer 17.1'],
    ]);
    const alone = Call.restore(call.state);
    expect(short(alone.resume(new Set([CLIENT, B]), at(90)))).toEqual([
      ...['join bridge-c1 17.1'],
      ...['join bridge-c1 17.1 17.1~1', 'keep', 'record calls/c1', 'answer 17.1'],
    ]);
  });
});

describe('one who listens', () => {
  const order = (whispers: boolean) => ({ employeeId: 'head', extension: '100', legId: A, whispers });
  it('hears from when he picks up, whispers when he wants, is no talker, and leaves by hanging up', () => {
    const { call, during, rang, picked, ends, exchange } = aTalk();
    expect(during((s) => listen(s, order(false), at(5)))).toEqual(['ring 100']);
    expect(during((s) => listen(s, order(false), at(5)))).toEqual([]);
    rang(B);
    expect(picked(B)).toEqual(['spy 17.1~0']);
    expect(picked(`${B}~ear`)).toEqual([`join listen-${B} ${B}~ear ${B}`]);
    expect(call.talkers.map((l) => l.id)).toEqual([A]);
    expect(call.channels).toEqual([A, B, `${B}~ear`]);
    expect(during((s) => listen(s, order(true), at(6)))).toEqual([`hang-up ${B}~ear`, 'spy 17.1~0 whispering']);
    expect(picked(`${B}~word`)).toEqual([`join listen-${B} ${B}~word ${B}`]);
    expect(short(Call.restore(call.state).resume(new Set([CLIENT, A, B]), at(90))).at(-1)).toBe(
      'spy 17.1~0 whispering',
    );
    expect(ends(B)).toEqual([`hang-up ${B}~word`, `end listen-${B}`]);
    expect(exchange.with(CLIENT)).toEqual([CLIENT, A]);
    expect(call.state.answeredBy).toBe('who-101');
  });
  it('is let go when whom he hears leaves, or the call ends', () => {
    const { during, picked, over, rang, leaves } = aTalk();
    during((s) => listen(s, order(false), at(5)));
    picked(B);
    over('transfer');
    expect(rang(C)).toEqual(['hang-up 17.1~0', `hang-up ${B}`, `hang-up ${B}~ear`, `end listen-${B}`]);
    const other = aTalk();
    other.during((s) => listen(s, order(false), at(5)));
    expect(other.ends(A)).toEqual(['hang-up 17.1~1', 'hang-up 17.1', 'end bridge-c1']);
    expect(leaves()).toContain('hang-up 17.1~2');
  });
});

it('whatever is ordered and happens in a talk, the customer is in one bridge, is recorded once, and the end leaves nobody behind', () => {
  const moves = fc.array(
    fc.record({
      what: fc.constantFrom(
        ...['hold', 'unhold', 'key', 'transfer', 'consult', 'complete', 'conference', 'cancel', 'listen'],
        ...['rang', 'picked', 'picked', 'ended', 'left', 'resume'],
      ),
      leg: fc.integer({ min: 0, max: 6 }),
      end: fc.constantFrom<LegEnd>('busy', 'no-answer', 'normal', 'lost'),
      on: fc.boolean(),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(moves, (list) => {
      const { call, exchange, during, ends, leaves, rang, picked } = aTalk();
      let ended = 0;
      for (const { what, leg, end, on } of list) {
        const was = call.isOpen;
        const legId = `${CLIENT}~${leg}`;
        const to = { employeeId: 'who-105', extension: '105' };
        const order = { legId, fromName: '', to, rescue: on ? step('103', '104') : null, seconds: 20 };
        const tries = (move: (state: CallState) => Move): void => {
          try {
            during(move);
          } catch (error) {
            expect((error as { kind?: string }).kind).toBe('conflict');
          }
        };
        if (what === 'hold') tries((s) => hold(s, legId, at(1)));
        if (what === 'unhold') tries((s) => unhold(s, legId));
        if (what === 'key') tries((s) => heldByPhone(s, legId, on, at(1)));
        if (what === 'transfer' || what === 'consult') tries((s) => handOver(s, { ...order, how: what }, at(1)));
        if (what === 'complete') tries((s) => complete(s, at(1)));
        if (what === 'conference') tries(conference);
        if (what === 'cancel') tries((s) => cancel(s, at(1)));
        if (what === 'listen')
          tries((s) => listen(s, { employeeId: 'head', extension: '100', legId, whispers: on }, at(1)));
        if (what === 'rang') rang(legId);
        if (what === 'picked' && exchange.channels.has(legId)) picked(legId);
        if (what === 'ended') ends(legId, end);
        if (what === 'left') leaves();
        if (what === 'resume') exchange.take(call.resume(new Set(exchange.channels), at(2)));
        if (was && !call.isOpen) ended++;
        const { clientChannelId, aside } = call.state;
        if (call.isOpen) {
          const [place] = [...exchange.bridges].flatMap(([id, of]) => (of.has(clientChannelId) ? [id] : []));
          expect(place).toBe(aside ? 'hold-c1' : 'bridge-c1');
          for (const talker of call.talkers) expect(exchange.bridges.get('bridge-c1')).toContain(talker.id);
          if (!aside || aside.why === 'hold') expect(call.talkers.length).toBeGreaterThan(0);
        } else {
          expect([...exchange.bridges.keys()]).toEqual([]);
          expect([...exchange.channels].filter((id) => id !== CLIENT)).toEqual([]);
          expect(call.state).toMatchObject({ aside: null, handing: null });
        }
      }
      expect(ended).toBeLessThanOrEqual(1);
      expect(exchange.recordings.size).toBe(1);
      if (call.isOpen) expect(exchange.silenced).toBe(false);
      expect(new Set(call.state.legs.map((l) => l.id)).size).toBe(call.state.legs.length);
    }),
    { numRuns: 500 },
  );
});
