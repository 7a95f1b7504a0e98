import { Call, type CallOrder } from './call.js';
import type { RingStep } from './ring-plan.js';
import type { WordRules } from './word.js';

const at = (seconds: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + seconds * 1000);
const all: WordRules = { say: 'closed', voicemail: true, callBack: true, thanks: 'thanks' };
const step: RingStep = { phones: [{ employeeId: 'anna', extension: '101' }], seconds: 20, because: 'group' };
const arrived = (): Call =>
  Call.arrive({
    ...{ id: 'c1', channelId: '17.1', line: '+78112201234', lineTitle: 'Псков', branchId: 'pskov' },
    ...{ caller: { kind: 'number', number: '+79112223344' }, callerName: '', startedAt: at(0) },
  });
const short = (orders: readonly CallOrder[]): string[] =>
  orders.map((o) => {
    if (o.order === 'say') return `say ${o.sound}`;
    if (o.order === 'take-message' || o.order === 'finish-message') return `${o.order} ${o.recording}`;
    return o.order === 'hang-up' ? `hang-up ${o.channelId} ${o.refusal}` : o.order;
  });
const ANSWER_SAY = ['answer', 'say closed'];
const TAKE = ['answer', 'take-message voice/c1'];
const THANKS = ['answer', 'say thanks'];
const GO = ['hang-up 17.1 normal'];

describe('a call that nobody takes', () => {
  it('is answered by a word, then takes a message, and is missed all the same', () => {
    const call = arrived();
    call.ring([step], at(0), all);
    expect(short(call.legEnded('17.1~0', 'no-answer', at(20)))).toEqual(ANSWER_SAY);
    expect(call.state).toMatchObject({ stage: 'voicemail', outcome: null, recordings: [], answeredBy: null });
    expect(call.said('somebody else’s', at(22))).toEqual([]);
    expect(short(call.said('c1-saying', at(25)))).toEqual(TAKE);
    expect(call.said('c1-saying', at(25))).toEqual([]);
    expect(call.state.recordings).toEqual(['voice/c1']);
    expect(short(call.messageTaken(at(40)))).toEqual(THANKS);
    expect(short(call.said('c1-thanking', at(42)))).toEqual(GO);
    expect(call.state).toMatchObject({ stage: 'ended', outcome: 'missed', endedAt: at(42), answeredBy: null });
    expect(call.callerLeft(at(43))).toEqual([]);
  });
  it('out of hours has its own word and its own outcome', () => {
    const call = arrived();
    expect(short(call.outOfHours(at(0), all))).toEqual(ANSWER_SAY);
    call.callerLeft(at(5));
    expect(call.state).toMatchObject({ stage: 'ended', outcome: 'closed', recordings: [] });
  });
  it.each<[string, Partial<WordRules>, string[], string[]]>([
    ['only says something', { voicemail: false, thanks: null }, ANSWER_SAY, GO],
    ['says nothing before the message', { say: null }, TAKE, []],
  ])('%s', (_what, rules, first, then) => {
    const call = arrived();
    expect(short(call.ring([], at(0), { ...all, ...rules }))).toEqual(first);
    expect(short(call.said('c1-saying', at(3)))).toEqual(then);
  });
  it('with nothing to say is refused as before', () => {
    const nothing = { say: null, voicemail: false, callBack: false, thanks: null };
    expect(short(arrived().ring([], at(0), nothing))).toEqual(['hang-up 17.1 no-answer']);
    expect(short(arrived().outOfHours(at(0), null))).toEqual(['hang-up 17.1 no-answer']);
  });
  it('1 asks for a call back, once, also in the middle of a message, and is thanked for', () => {
    const [early, late] = [arrived(), arrived()];
    early.ring([], at(0), all);
    expect(early.pressed('2', at(1))).toEqual([]);
    expect(short(early.pressed('1', at(1)))).toEqual(['hush', ...THANKS]);
    expect(early.said('c1-saying', at(1))).toEqual([]);
    expect(early.pressed('1', at(2))).toEqual([]);
    expect(early.state.word?.askedCallBack).toBe(true);
    expect(early.state.recordings).toEqual([]);
    late.ring([], at(0), { ...all, thanks: null });
    late.said('c1-saying', at(1));
    expect(short(late.pressed('1', at(9)))).toEqual(['finish-message voice/c1', ...GO]);
    expect(late.state).toMatchObject({ stage: 'ended', outcome: 'missed', word: { askedCallBack: true } });
    const not = arrived();
    not.ring([], at(0), { ...all, callBack: false });
    expect(not.pressed('1', at(1))).toEqual([]);
  });
  it('goes on after a break where it was; gone meanwhile, it is missed', () => {
    const there = new Set(['17.1']);
    const call = arrived();
    call.ring([], at(0), all);
    expect(short(call.resume(there, at(1)))).toEqual(ANSWER_SAY);
    call.said('c1-saying', at(5));
    expect(short(call.resume(there, at(6)))).toEqual(TAKE);
    call.messageTaken(at(9));
    expect(short(call.resume(there, at(10)))).toEqual(THANKS);
    expect(call.resume(new Set(), at(11))).toEqual([]);
    expect(call.state).toMatchObject({ stage: 'ended', outcome: 'missed' });
  });
  it('lets the caller go when the exchange can neither say nor take anything', () => {
    const call = arrived();
    call.outOfHours(at(0), all);
    expect(short(call.wordFailed(at(1)))).toEqual(GO);
    expect(call.state.outcome).toBe('closed');
    expect(call.wordFailed(at(2))).toEqual([]);
  });
  it('that somebody takes has no word', () => {
    const call = arrived();
    call.ring([step], at(0), all);
    call.picked('17.1~0', at(5));
    expect([call.said('c1-saying', at(6)), call.pressed('1', at(6)), call.messageTaken(at(6))]).toEqual([[], [], []]);
    call.legEnded('17.1~0', 'normal', at(60));
    expect(call.state).toMatchObject({ outcome: 'talked', recordings: ['calls/c1'] });
  });
});
