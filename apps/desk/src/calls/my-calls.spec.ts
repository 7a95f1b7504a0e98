import type { CallCardDto } from '../api/schema.js';
import { type MyCall, afterCall, afterLook, stillShown } from './my-calls.js';

const now = 1_000_000;
const card = (of: Partial<CallCardDto> = {}): CallCardDto => ({
  ...{ id: 'c1', direction: 'in', stage: 'ringing', line: '+78112201234', lineTitle: 'Псков', branchId: null },
  ...{ caller: { kind: 'number', number: '+79112223344' }, callerName: '', party: null, ringing: ['anna', 'boris'] },
  place: null,
  ...{ answeredBy: null, startedAt: '2026-11-27T09:00:00.000Z', answeredAt: null, endedAt: null, outcome: null },
  ...of,
});
const hear = (me: string, ...cards: CallCardDto[]): readonly MyCall[] =>
  cards.reduce<readonly MyCall[]>((mine, one) => afterCall(mine, one, me, now), []);
const kinds = (mine: readonly MyCall[]): string[] => mine.map((one) => `${one.card.id} ${one.kind}`);

describe('calls that concern the reader', () => {
  const talking = card({ stage: 'talking', ringing: [], answeredBy: 'anna' });
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
