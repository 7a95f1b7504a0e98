import fc from 'fast-check';
import { Call, type CallOrder } from './call.js';

const at = (seconds: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + seconds * 1000);
const made = (lifted = false, caller: Call['state']['caller'] = { kind: 'number', number: '+79112223344' }): Call =>
  Call.make(
    {
      ...{ id: 'c1', channelId: 'out-1', line: '+78112201234', lineTitle: 'Псков', branchId: 'pskov' },
      ...{ caller, callerName: '', startedAt: at(0) },
    },
    { employeeId: 'anna', extension: '101', lifted },
  );
const short = (orders: readonly CallOrder[]): string[] =>
  orders.map((o) => {
    if (o.order === 'ring') return `ring ${o.leg.extension} ${o.leg.id}`;
    if (o.order === 'join') return `join ${o.channelIds.join(' ')}`;
    if (o.order === 'record') return `record ${o.recording}`;
    if (o.order === 'hang-up') return `hang-up ${o.channelId} ${o.refusal}`;
    return 'channelId' in o ? `${o.order} ${o.channelId}` : o.order;
  });

describe('a call that goes out', () => {
  it('rings at his own phone, then at the customer’s; they talk, and it is he who has talked', () => {
    const call = made();
    expect(short(call.begin(25))).toEqual(['ring 101 out-1']);
    call.rang('out-1', at(1));
    expect(short(call.picked('out-1', at(3)))).toEqual(['ring-tone out-1', 'dial out-1~0']);
    expect(call.picked('out-1', at(3))).toEqual([]);
    expect(call.state).toMatchObject({ stage: 'ringing', answeredBy: null, calledBy: 'anna' });
    call.clientRang(at(5));
    expect(short(call.clientAnswered(at(9)))).toEqual(['join out-1~0 out-1', 'record calls/c1', 'answer out-1']);
    expect(call.state).toMatchObject({ stage: 'talking', answeredBy: 'anna', answeredAt: at(9), clientRangAt: at(5) });
    expect(short(call.clientEnded('normal', at(60)))).toEqual(['hang-up out-1 normal', 'end-bridge']);
    expect(call.state).toMatchObject({ stage: 'ended', outcome: 'talked', clientEnd: null });
  });
  it('hung up on his side, the customer is let go', () => {
    const call = made();
    call.begin(25);
    call.picked('out-1', at(1));
    call.clientAnswered(at(2));
    expect(short(call.legEnded('out-1', 'normal', at(30)))).toEqual(['hang-up out-1~0 normal', 'end-bridge']);
    expect(call.state.outcome).toBe('talked');
  });
  it.each([
    ['busy', 'busy', 'busy'],
    ['no-answer', 'no-answer', 'no-answer'],
    ['rejected', 'rejected', 'rejected'],
    ['unreachable', 'unreachable', 'congestion'],
    ['normal', 'no-answer', 'no-answer'],
  ] as const)('the customer is %s: an outcome of its own, which the phone hears too', (end, kept, told) => {
    const call = made(true);
    call.begin(25);
    expect(short(call.clientEnded(end, at(9)))).toEqual([`hang-up out-1 ${told}`]);
    expect(call.state).toMatchObject({ stage: 'ended', outcome: 'unanswered', clientEnd: kept, answeredBy: null });
  });
  it.each(['busy', 'no-answer', 'rejected', 'unreachable'] as const)('his own phone is %s: nobody is rung', (end) => {
    const call = made();
    call.begin(25);
    expect(short(call.legEnded('out-1', end, at(9)))).toEqual(['hang-up out-1~0 normal']);
    expect(call.state).toMatchObject({ outcome: 'given-up', clientEnd: null });
    expect(call.state.legs[0]).toMatchObject({ end, purpose: 'own' });
  });
  it('he thinks better of it while it rings there: the customer’s phone falls silent; one who answers at that moment is let go', () => {
    const call = made();
    call.begin(25);
    call.picked('out-1', at(1));
    expect(short(call.legEnded('out-1', 'normal', at(4)))).toEqual(['hang-up out-1~0 normal']);
    expect(call.state.outcome).toBe('given-up');
    expect(short(call.clientAnswered(at(4)))).toEqual(['hang-up out-1~0 normal']);
  });
  it('dialled at the phone, the phone is answered only when the customer is', () => {
    const call = made(true);
    expect(short(call.begin(25))).toEqual(['ring-tone out-1', 'dial out-1~0']);
    expect(short(call.clientAnswered(at(4))).at(-1)).toBe('answer out-1');
  });
  it('to a colleague it is not recorded', () => {
    const call = made(true, { kind: 'inside', extension: '102' });
    call.begin(25);
    expect(short(call.clientAnswered(at(4)))).toEqual(['join out-1~0 out-1', 'answer out-1']);
    expect(call.state.recordings).toEqual([]);
  });
  it('goes on after we were away, and nobody is rung a second time', () => {
    const restored = (call: Call): Call => Call.restore(call.state);
    const rings = made();
    expect(restored(rings).resume(new Set(['out-1']), at(9))).toEqual([]);
    const gone = restored(rings);
    gone.resume(new Set(), at(9));
    expect(gone.state).toMatchObject({ outcome: 'given-up', legs: [{ end: 'lost' }] });
    rings.picked('out-1', at(2));
    expect(restored(rings).resume(new Set(['out-1', 'out-1~0']), at(9))).toEqual([]);
    const away = restored(rings);
    expect(short(away.resume(new Set(['out-1']), at(9)))).toEqual(['hang-up out-1 congestion']);
    expect(away.state).toMatchObject({ outcome: 'unanswered', clientEnd: 'lost' });
    rings.clientAnswered(at(4));
    expect(short(restored(rings).resume(new Set(['out-1', 'out-1~0']), at(9)))).toEqual([
      ...['join out-1~0 out-1', 'record calls/c1', 'answer out-1'],
    ]);
    const lost = restored(rings);
    lost.resume(new Set(['out-1']), at(9));
    expect(lost.state.outcome).toBe('broken');
  });

  it('whatever happens in whatever order, it ends once, nothing is left open, and the customer is dialled once', () => {
    const events = fc.array(
      fc.record({
        what: fc.constantFrom('begin', 'rang', 'picked', 'ended', 'rings', 'answers', 'leaves', 'resume'),
        end: fc.constantFrom('busy', 'no-answer', 'normal', 'lost'),
        there: fc.subarray(['out-1', 'out-1~0']),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(events, (list) => {
        const call = made();
        let [ends, dialled] = [0, 0];
        list.forEach(({ what, end, there }, n) => {
          const was = call.isOpen;
          const orders: CallOrder[] = [];
          if (what === 'begin' && !call.state.legs[0]?.answeredAt) orders.push(...call.begin(25));
          if (what === 'rang') orders.push(...call.rang('out-1', at(n)));
          if (what === 'picked') orders.push(...call.picked('out-1', at(n)));
          if (what === 'ended') orders.push(...call.legEnded('out-1', end as 'busy', at(n)));
          if (what === 'rings') orders.push(...call.clientRang(at(n)));
          if (what === 'answers' && dialled > 0) orders.push(...call.clientAnswered(at(n)));
          if (what === 'leaves' && dialled > 0) orders.push(...call.clientEnded(end as 'busy', at(n)));
          if (what === 'resume') orders.push(...call.resume(new Set(there), at(n)));
          dialled += orders.filter((o) => o.order === 'dial').length;
          if (was && !call.isOpen) ends++;
        });
        const { state } = call;
        expect(ends).toBeLessThanOrEqual(1);
        expect(dialled).toBeLessThanOrEqual(1);
        if (!call.isOpen) {
          expect(state.legs.every((l) => l.endedAt)).toBe(true);
          expect(state.outcome === 'talked' || state.outcome === 'broken').toBe(state.answeredBy !== null);
          expect(state.outcome === 'unanswered').toBe(state.clientEnd !== null);
        }
      }),
    );
  });
});
