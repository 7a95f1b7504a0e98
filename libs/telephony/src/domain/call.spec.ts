import fc from 'fast-check';
import { aCallerCard } from './a-caller-card.builder.js';
import { Call, type CallOrder, callerChannelOf } from './call.js';
import type { RingStep } from './ring-plan.js';

const at = (seconds: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + seconds * 1000);
const phones = (...extensions: string[]): RingStep['phones'] =>
  extensions.map((extension) => ({ employeeId: `who-${extension}`, extension }));
const step = (...extensions: string[]): RingStep => ({ phones: phones(...extensions), seconds: 20, because: 'group' });
const arrived = (): Call =>
  Call.arrive({
    ...{ id: 'c1', channelId: '17.1', line: '+78112201234', lineTitle: 'Псков', branchId: 'pskov' },
    ...{ caller: { kind: 'number', number: '+79112223344' }, callerName: '', startedAt: at(0) },
  });
const short = (orders: readonly CallOrder[]): string[] =>
  orders.map((o) => {
    if (o.order === 'ring') return `ring ${o.leg.extension}`;
    if (o.order === 'join') return `join ${o.channelIds.join(' ')}`;
    if (o.order === 'record') return `record ${o.recording}`;
    if (o.order === 'end-bridge') return 'end-bridge';
    if (o.order === 'say') return `say ${o.sound}`;
    if (o.order === 'hush') return 'hush';
    if (o.order === 'take-message' || o.order === 'finish-message') return `${o.order} ${o.recording}`;
    return `${o.order} ${o.channelId}${o.order === 'hang-up' ? ` ${o.refusal}` : ''}`;
  });

describe('a call that comes in', () => {
  it('rings four at once, and is one call: who answers has it, nobody has missed it', () => {
    const call = arrived();
    expect(short(call.ring([step('101', '102', '103', '104')], at(1)))).toEqual([
      'ring 101',
      'ring 102',
      'ring 103',
      'ring 104',
    ]);
    call.rang('17.1~0', at(1));
    expect(short(call.picked('17.1~2', at(5)))).toEqual([
      ...['join 17.1 17.1~2', 'record calls/c1', 'answer 17.1'],
      ...['hang-up 17.1~0 normal', 'hang-up 17.1~1 normal', 'hang-up 17.1~3 normal'],
    ]);
    expect(call.state).toMatchObject({ stage: 'talking', answeredBy: 'who-103', answeredAt: at(5) });
    expect(call.state.legs.map((l) => l.end)).toEqual(['elsewhere', 'elsewhere', null, 'elsewhere']);
    expect(short(call.legEnded('17.1~2', 'normal', at(60)))).toEqual(['hang-up 17.1 normal', 'end-bridge']);
    expect(call.state).toMatchObject({ stage: 'ended', outcome: 'talked', endedAt: at(60) });
  });
  it('goes on to the next when a phone is busy, refuses, is switched off or rings in vain, and is missed when there is none', () => {
    const call = arrived();
    call.ring([step('101'), step('102', '103')], at(0));
    expect(short(call.legEnded('17.1~0', 'busy', at(1)))).toEqual(['ring 102', 'ring 103']);
    expect(call.legEnded('17.1~1', 'rejected', at(2))).toEqual([]);
    expect(short(call.legEnded('17.1~2', 'no-answer', at(21)))).toEqual(['hang-up 17.1 no-answer']);
    expect(call.state).toMatchObject({ outcome: 'missed', answeredBy: null, recordings: [] });
  });
  it('that nobody can take is missed at once', () => {
    const call = arrived();
    expect(short(call.ring([], at(0)))).toEqual(['hang-up 17.1 no-answer']);
    expect(call.state.outcome).toBe('missed');
  });
  it('out of hours rings nowhere, and is one of its own kind', () => {
    const call = arrived();
    expect(short(call.outOfHours(at(1)))).toEqual(['hang-up 17.1 no-answer']);
    expect(call.state).toMatchObject({ stage: 'ended', outcome: 'closed', legs: [] });
    expect(call.outOfHours(at(2))).toEqual([]);
  });
  it('whose caller hangs up stops ringing everywhere; before any phone rang, he gave up', () => {
    const call = arrived();
    call.ring([step('101', '102')], at(0));
    call.rang('17.1~1', at(1));
    expect(short(call.callerLeft(at(3)))).toEqual(['hang-up 17.1~0 normal', 'hang-up 17.1~1 normal']);
    expect(call.state.outcome).toBe('missed');
    const quick = arrived();
    quick.ring([step('101')], at(0));
    quick.callerLeft(at(0));
    expect(quick.state.outcome).toBe('given-up');
  });
  it('picked up twice at one moment belongs to the first', () => {
    const call = arrived();
    call.ring([step('101', '102')], at(0));
    call.picked('17.1~0', at(4));
    expect(short(call.picked('17.1~1', at(4)))).toEqual(['hang-up 17.1~1 normal']);
    expect(call.state.answeredBy).toBe('who-101');
    expect(call.picked('17.1~0', at(5))).toEqual([]);
  });
  it('picked up when the caller has just gone is let go', () => {
    const call = arrived();
    call.ring([step('101')], at(0));
    call.callerLeft(at(4));
    expect(short(call.picked('17.1~0', at(4)))).toEqual(['hang-up 17.1~0 normal']);
    expect(call.state.outcome).toBe('given-up');
  });
  it('recognised late, the phones that ring learn the name', () => {
    const call = arrived();
    call.ring([step('101', '102')], at(0));
    expect(short(call.recognise(aCallerCard()))).toEqual(['name 17.1~0', 'name 17.1~1']);
  });
  it('goes on after we were away: a talk is joined and recorded, phones that have fallen silent count as ended', () => {
    const call = arrived();
    call.ring([step('101', '102'), step('103')], at(0));
    call.picked('17.1~1', at(3));
    expect(short(Call.restore(call.state).resume(new Set(['17.1', '17.1~1']), at(90)))).toEqual([
      ...['join 17.1 17.1~1', 'record calls/c1', 'answer 17.1'],
    ]);
    const gone = Call.restore(call.state);
    expect(short(gone.resume(new Set(), at(90)))).toEqual(['hang-up 17.1~1 normal', 'end-bridge']);
    expect(gone.state.outcome).toBe('broken');
    const rings = arrived();
    rings.ring([step('101'), step('103')], at(0));
    expect(short(rings.resume(new Set(['17.1']), at(30)))).toEqual(['ring 103']);
  });

  it('whatever happens in whatever order, it ends once, with one answer at most, and nothing is left open', () => {
    const events = fc.array(
      fc.record({
        what: fc.constantFrom('ring', 'rang', 'picked', 'ended', 'left', 'resume'),
        leg: fc.integer({ min: 0, max: 5 }),
        end: fc.constantFrom('busy', 'no-answer', 'normal', 'lost'),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(events, (list) => {
        const call = arrived();
        let ends = 0;
        list.forEach(({ what, leg, end }, n) => {
          const was = call.isOpen;
          const id = `17.1~${leg}`;
          if (what === 'ring') call.ring([step('101', '102'), step('103'), step('104', '105')], at(n));
          if (what === 'rang') call.rang(id, at(n));
          if (what === 'picked') call.picked(id, at(n));
          if (what === 'ended') call.legEnded(id, end as 'busy', at(n));
          if (what === 'left') call.callerLeft(at(n));
          if (what === 'resume') call.resume(new Set(['17.1', id]), at(n));
          if (was && !call.isOpen) ends++;
        });
        const { state } = call;
        expect(ends).toBeLessThanOrEqual(1);
        expect(state.legs.filter((l) => l.answeredAt)).toHaveLength(state.answeredBy ? 1 : 0);
        if (!call.isOpen) {
          expect(state.legs.every((l) => l.endedAt)).toBe(true);
          expect(state.outcome === 'talked' || state.outcome === 'broken').toBe(state.answeredBy !== null);
        }
        expect(new Set(state.legs.map((l) => l.id)).size).toBe(state.legs.length);
      }),
    );
  });
  it('that went past us is what the exchange has written down: who took it, from when, how long; or nobody', () => {
    const of = arrived().state;
    const talk = { extension: '103', from: at(4), to: at(60) };
    const { state } = Call.found(of, { endedAt: at(60), talk }, 'who-103');
    expect(state).toMatchObject({
      ...{ stage: 'ended', outcome: 'talked', answeredBy: 'who-103', answeredAt: at(4), endedAt: at(60) },
      recordings: ['calls/17.1'],
    });
    expect(state.legs).toMatchObject([{ extension: '103', answeredAt: at(4), endedAt: at(60), end: 'normal' }]);
    const missed = Call.found(of, { endedAt: at(9), talk: null }, null).state;
    expect(missed).toMatchObject({ stage: 'ended', outcome: 'missed', endedAt: at(9), legs: [], recordings: [] });
  });
  it('broken for us is corrected by what the exchange knows, once', () => {
    const call = arrived();
    call.ring([step('101')], at(0));
    call.picked('17.1~0', at(3));
    call.lost(at(900));
    const record = { endedAt: at(70), talk: { extension: '101', from: at(3), to: at(70) } };
    expect(call.correct(record, 'who-101')).toBe(true);
    expect(call.state).toMatchObject({ outcome: 'talked', answeredBy: 'who-101', answeredAt: at(3), endedAt: at(70) });
    expect(call.correct(record, 'who-101')).toBe(false);
  });
  it('missed for us, because we were stopped, and then taken by the dialplan, was a talk', () => {
    const call = arrived();
    call.lost(at(9));
    expect(call.correct({ endedAt: at(9), talk: null }, null)).toBe(false);
    expect(call.correct({ endedAt: at(70), talk: { extension: '104', from: at(12), to: at(70) } }, null)).toBe(true);
    expect(call.state).toMatchObject({ outcome: 'talked', answeredBy: null, answeredAt: at(12), endedAt: at(70) });
  });
  it('that has ended as we saw it is not corrected', () => {
    const call = arrived();
    call.outOfHours(at(1));
    expect(call.correct({ endedAt: at(70), talk: { extension: '104', from: at(12), to: at(70) } }, null)).toBe(false);
  });
  it('knows its legs by the channel of the caller', () => {
    expect(callerChannelOf('17.1~12')).toBe('17.1');
    expect(callerChannelOf('17.1')).toBe('17.1');
  });
});
