import type { Line } from '../types.js';
import { aMessage } from './a-message.builder.js';
import { beginsDay, beginsGroup } from './grouping.js';
import { knownOf, lineAfter, ordered, unreadIn } from './lines.js';

const line = (id: string, over: Partial<Line> = {}): Line => ({
  ...{
    id,
    kind: 'group',
    title: id,
    inquiryId: null,
    counterpartId: null,
    lastSeq: 5,
    head: 7,
    lastAt: '2026-11-26T09:00:00.000Z',
  },
  ...{ closedAt: null, readSeq: 5, muted: false, last: null },
  ...over,
});

describe('the list of conversations', () => {
  it('has Ava on top, then the one spoken in last; chats of customers stand apart', () => {
    const all = [
      line('old', { lastAt: '2026-11-20T09:00:00.000Z' }),
      line('ava', { kind: 'assistant', lastAt: '2026-11-01T09:00:00.000Z' }),
      line('new'),
      line('site', { kind: 'customer' }),
    ];
    expect(ordered(all).map(({ id }) => id)).toEqual(['ava', 'new', 'old']);
  });
  it('counts what is unread, but not where it is silenced', () => {
    expect(
      unreadIn([line('a', { readSeq: 2 }), line('b', { readSeq: 0, muted: true }), line('c', { readSeq: 9 })]),
    ).toBe(3);
  });
  it('follows a message: of another it is unread, of mine it is read, an edit is no news', () => {
    const before = line('a');
    const other = lineAfter(before, aMessage(6, { change: 8 }), 'employee:me');
    expect(other).toMatchObject({ lastSeq: 6, head: 8, readSeq: 5, last: { seq: 6, text: '№6' } });
    expect(lineAfter(before, aMessage(6, { change: 8, author: 'employee:me' }), 'employee:me').readSeq).toBe(6);
    const edited = lineAfter(before, aMessage(3, { change: 8, text: 'x' }), 'employee:me');
    expect(edited).toMatchObject({ lastSeq: 5, head: 8, lastAt: before.lastAt, last: null });
  });
  it('tells the house what it has, the newest a thousand', () => {
    const many = Array.from({ length: 1_100 }, (_, i) => line(`c${i}`, { lastAt: new Date(i * 1_000).toISOString() }));
    const known = knownOf(many);
    expect([Object.keys(known).length, known['c1099'], known['c5']]).toEqual([1_000, [7, 5], undefined]);
  });
});

describe('messages that follow each other', () => {
  const at = (minutes: number, over = {}) =>
    aMessage(1, { at: new Date(1_795_000_000_000 + minutes * 60_000).toISOString(), ...over });
  it('of one author stand together for five minutes', () => {
    expect(beginsGroup(at(2), at(0))).toBe(false);
    expect(beginsGroup(at(6), at(0))).toBe(true);
    expect(beginsGroup(at(2, { author: 'employee:x' }), at(0))).toBe(true);
    expect(beginsGroup(at(2, { replyTo: 'm9' }), at(0))).toBe(true);
    expect(beginsGroup(at(2), undefined)).toBe(true);
  });
  it('part where a day begins', () => {
    expect([beginsDay(at(1), at(0)), beginsDay(at(3 * 24 * 60), at(0)), beginsDay(at(0), undefined)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
