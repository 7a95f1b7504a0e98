import { Call, type CallOrder } from './call.js';
import { takeOver } from './merging.js';
import { cancel, complete, conference, handOver } from './handing-over.js';
import { type Move, hold, unhold } from './talk.js';
import { talkSpans } from './talk-spans.js';

const START = new Date('2026-11-27T09:00:00Z');
/** Seconds after the customer was answered. */
const at = (second: number): Date => new Date(START.getTime() + 10_000 + second * 1000);
const [IVAN, MARIA] = ['ivan', 'maria'];

function aTalk() {
  const call = Call.arrive({
    ...{ id: 'c', channelId: '1.1', line: '+78112201234', lineTitle: 'Псков', branchId: null },
    ...{ caller: { kind: 'number', number: '+79112223344' }, callerName: '', startedAt: START },
  });
  call.ring([{ phones: [{ employeeId: IVAN, extension: '101' }], seconds: 20, because: 'group' }], START);
  call.picked('1.1~0', at(0));
  const moves = (second: number, move: Parameters<typeof call.during>[0]): CallOrder[] => call.during(move, at(second));
  const handed = (second: number, how: 'transfer' | 'consult'): CallOrder[] =>
    moves(second, (state): Move => {
      const to = { employeeId: MARIA, extension: '102' };
      return handOver(state, { how, legId: '1.1~0', fromName: 'Иван', to, rescue: null, seconds: 20 }, at(second));
    });
  return { call, moves, handed, spans: (seconds: number) => talkSpans(call.state, seconds).map(said) };
}
/** `0-80 ivan`, `80-90 hold ivan`. */
const said = ({ from, to, aside, who }: ReturnType<typeof talkSpans>[number]): string =>
  [`${from}-${to}`, aside, who.map((one) => one.employeeId ?? one.extension).join('+')].filter(Boolean).join(' ');

describe('who talks when in a recording', () => {
  it('one with one, from the answer to the end; of nothing, nothing', () => {
    const { call, spans } = aTalk();
    expect(talkSpans({ ...call.state, answeredAt: null }, 10)).toEqual([]);
    call.callerLeft(at(30));
    expect(spans(29.8)).toEqual(['0-29.8 ivan']);
    expect(spans(0)).toEqual([]);
  });
  it('handed over, the customer is with nobody until the next one picks up', () => {
    const { call, handed, spans } = aTalk();
    handed(70, 'transfer');
    call.rang('1.1~1', at(72));
    call.picked('1.1~1', at(80));
    call.callerLeft(at(100));
    expect(spans(100)).toEqual(['0-70 ivan', '70-80 transfer', '80-100 maria']);
  });
  it('on hold he does not hear whoever holds him', () => {
    const { call, moves, spans } = aTalk();
    moves(10, (state) => hold(state, '1.1~0', at(10)));
    moves(14.06, (state) => unhold(state, '1.1~0'));
    moves(20, (state) => hold(state, '1.1~0', at(20)));
    call.callerLeft(at(25));
    expect(spans(25)).toEqual(['0-10 ivan', '10-14.1 hold ivan', '14.1-20 ivan', '20-25 hold ivan']);
  });
  it('asked first, both talk without him, then all three, then who was asked', () => {
    const { call, moves, handed, spans } = aTalk();
    handed(10, 'consult');
    call.picked('1.1~1', at(15));
    moves(20, conference);
    call.legEnded('1.1~0', 'normal', at(40));
    call.callerLeft(at(50));
    expect(spans(50)).toEqual([
      ...['0-10 ivan', '10-15 consult ivan', '15-20 consult ivan+maria', '20-40 ivan+maria', '40-50 maria'],
    ]);
  });
  it('asked in vain, he comes back; asked and given over, he stays there', () => {
    const back = aTalk();
    back.handed(10, 'consult');
    back.moves(12, (state) => cancel(state, at(12)));
    back.call.callerLeft(at(20));
    expect(back.spans(20)).toEqual(['0-10 ivan', '10-12 consult ivan', '12-20 ivan']);
    const given = aTalk();
    given.handed(10, 'consult');
    given.moves(12, (state) => complete(state, at(12)));
    given.call.picked('1.1~1', at(15));
    given.call.callerLeft(at(20));
    expect(given.spans(20)).toEqual(['0-10 ivan', '10-12 consult ivan', '12-15 transfer', '15-20 maria']);
  });
  it('a guest of another call is in it since he was brought, whenever he was answered there', () => {
    const { call, moves, spans } = aTalk();
    moves(5, (state) => hold(state, '1.1~0', at(5)));
    const guest = { channelId: '7.7~0', employeeId: MARIA, extension: '102', begunAt: at(6), rangAt: at(6) };
    const taking = { legId: '1.1~0', askedBy: '1.1~0', fromName: 'Иван', rescue: null, seconds: 20 };
    moves(30, (state) => takeOver(state, { ...taking, guest: { ...guest, answeredAt: at(8) } }, at(30)));
    call.callerLeft(at(40));
    expect(spans(40)).toEqual(['0-5 ivan', '5-30 hold ivan', '30-40 maria']);
  });
  it('who only listens is in no talk, and nothing goes past the end of the sound', () => {
    const { call, handed, spans } = aTalk();
    handed(10, 'transfer');
    call.picked('1.1~1', at(20));
    const ear = { ...call.state.legs[0]!, id: '1.1~9', purpose: 'listen', employeeId: 'head', endedAt: null } as const;
    expect(talkSpans({ ...call.state, legs: [...call.state.legs, ear] }, 15).map(said)).toEqual([
      ...['0-10 ivan', '10-15 transfer'],
    ]);
    expect(spans(60)).toEqual(['0-10 ivan', '10-20 transfer', '20-60 maria']);
  });
});
