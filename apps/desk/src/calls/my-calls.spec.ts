import type { CallCardDto } from '../api/schema.js';
import { type MyCall, afterCall, afterLook, stillShown } from './my-calls.js';

const now = 1_000_000;
const card = (of: Partial<CallCardDto> = {}): CallCardDto => ({
  ...{ id: 'c1', direction: 'in', stage: 'ringing', line: '+78112201234', lineTitle: 'Псков', branchId: null },
  ...{ caller: { kind: 'number', number: '+79112223344' }, callerName: '', party: null, ringing: ['anna', 'boris'] },
  place: null,
  visit: null,
  ...{ calledBy: null, why: null },
  ...{ talking: [], onHold: false, moving: null },
  ...{ answeredBy: null, startedAt: '2026-11-27T09:00:00.000Z', answeredAt: null, endedAt: null, outcome: null },
  ...of,
});
const hear = (me: string, ...cards: CallCardDto[]): readonly MyCall[] =>
  cards.reduce<readonly MyCall[]>((mine, one) => afterCall(mine, one, me, now), []);
const kinds = (mine: readonly MyCall[]): string[] => mine.map((one) => `${one.card.id} ${one.kind}`);

describe('calls that concern the reader', () => {
  const talking = card({ stage: 'talking', ringing: [], talking: ['anna'], answeredBy: 'anna' });
  it('ring on the desks of those whose phone rings, and nowhere else', () => {
    expect(kinds(hear('anna', card()))).toEqual(['c1 ringing']);
    expect(hear('vera', card(), talking, card({ stage: 'ended', outcome: 'talked', answeredBy: 'anna' }))).toEqual([]);
  });
  it('are the talk of who answered, until it ends', () => {
    expect(kinds(hear('anna', card(), talking))).toEqual(['c1 talking']);
    expect(hear('anna', card(), talking, card({ stage: 'ended', outcome: 'talked', answeredBy: 'anna' }))).toEqual([]);
  });
  it('say to the others who took it, and then go, whatever becomes of the talk', () => {
    const over = card({ stage: 'ended', outcome: 'talked', answeredBy: 'anna', ringing: [] });
    const mine = hear('boris', card(), talking, over);
    expect(kinds(mine)).toEqual(['c1 taken']);
    expect([stillShown(mine, now + 5_000).length, stillShown(mine, now + 7_000).length]).toEqual([1, 0]);
  });
  it('go at once when other phones ring instead, and say so when the caller gave up', () => {
    expect(hear('boris', card(), card({ ringing: ['vera'] }))).toEqual([]);
    expect(kinds(hear('boris', card(), card({ stage: 'ended', outcome: 'missed', ringing: [] })))).toEqual(['c1 gone']);
  });
  it('are of whoever has them now: handed over, they ring at the other one, are his talk, and are gone for the first', () => {
    const handed = card({ stage: 'talking', ringing: ['boris'], talking: [], answeredBy: 'anna' });
    const taken = card({ stage: 'talking', ringing: [], talking: ['boris'], answeredBy: 'anna' });
    expect(hear('anna', talking, handed, taken)).toEqual([]);
    expect(kinds(hear('boris', talking, handed))).toEqual(['c1 ringing']);
    expect(kinds(hear('boris', talking, handed, taken))).toEqual(['c1 talking']);
  });
  it('stack in the order they came, and what is learned of one later stands on its card', () => {
    const second = card({ id: 'c2' });
    const named = card({ callerName: 'Иван' });
    const mine = hear('anna', card(), second, named);
    expect(kinds(mine)).toEqual(['c1 ringing', 'c2 ringing']);
    expect(mine[0]?.card.callerName).toBe('Иван');
  });
  it('that ended while nobody listened are gone at the next look', () => {
    const mine = hear('anna', card(), card({ id: 'c2' }));
    expect(kinds(afterLook(mine, [card({ id: 'c2' }), card({ id: 'c3' })], 'anna', now))).toEqual([
      ...['c2 ringing', 'c3 ringing'],
    ]);
  });
});
describe('calls that the reader makes', () => {
  const own = card({ direction: 'out', calledBy: 'anna', ringing: ['anna'] });
  const there = card({ direction: 'out', calledBy: 'anna', ringing: [] });
  const ended = (of: Partial<CallCardDto>): CallCardDto => ({ ...there, stage: 'ended', ...of });
  it('ring at his phone, then at the customer’s, then they talk; colleagues see nothing of it', () => {
    const talk = card({
      direction: 'out',
      stage: 'talking',
      calledBy: 'anna',
      answeredBy: 'anna',
      ringing: [],
      talking: ['anna'],
    });
    expect([own, there, talk].map((one) => kinds(hear('anna', own, one))[0])).toEqual([
      ...['c1 own', 'c1 calling', 'c1 talking'],
    ]);
    expect(hear('anna', own, talk, ended({ outcome: 'talked', answeredBy: 'anna' }))).toEqual([]);
    expect(hear('boris', own, there, talk)).toEqual([]);
  });
  it('in vain say why for a minute, so that he can try again; what he broke off himself is gone at once', () => {
    const busy = hear('anna', own, there, ended({ outcome: 'unanswered', why: 'busy' }));
    expect(kinds(busy)).toEqual(['c1 vain']);
    expect([stillShown(busy, now + 59_000).length, stillShown(busy, now + 61_000).length]).toEqual([1, 0]);
    expect(kinds(hear('anna', ended({ outcome: 'given-up', why: 'unreachable' })))).toEqual(['c1 vain']);
    expect(hear('anna', own, there, ended({ outcome: 'given-up', why: 'normal' }))).toEqual([]);
    expect(kinds(afterLook(busy, [], 'anna', now))).toEqual(['c1 vain']);
    expect(kinds(afterCall(busy, { ...own, id: 'c2' }, 'anna', now))).toEqual(['c2 own']);
    expect(afterLook(hear('anna', own), [], 'anna', now)).toEqual([]);
  });
});
