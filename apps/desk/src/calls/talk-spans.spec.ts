import type { TalkSpanDto } from '../api/schema.js';
import { drawnSpans, heardAt } from './talk-spans.js';

const span = (from: number, to: number, who: string, aside: TalkSpanDto['aside'] = null): TalkSpanDto => ({
  ...{ from, to, aside },
  who: who ? who.split('+').map((extension) => ({ employeeId: null, extension })) : [],
});
const spans = [span(0, 10, '101'), span(10, 15, '', 'transfer'), span(15, 40, '102'), span(40, 50, '101')];

describe('who talks, under the picture of a recording', () => {
  it('has each his part of it, and keeps his colour', () => {
    const drawn = drawnSpans(spans, 50);
    expect(drawn.map(({ left, width }) => [left, width])).toEqual([
      [0, 20],
      [20, 10],
      [30, 50],
      [80, 20],
    ]);
    expect(drawn.map(({ colour }) => colour)).toEqual([0, null, 1, 0]);
  });
  it('is known for each second', () => {
    expect([0, 9.9, 10, 49, 50].map((second) => heardAt(spans, second))).toEqual([0, 0, 1, 3, -1]);
    expect(heardAt([], 0)).toBe(-1);
  });
});
