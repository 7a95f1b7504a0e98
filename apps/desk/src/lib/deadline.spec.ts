import { deadlineOf, spanOf } from './deadline.js';

const now = Date.parse('2026-11-26T10:00:00.000Z');
const span = (minutes: number): string => spanOf(minutes, (unit, count) => `${count} ${unit}`);

describe('deadlines', () => {
  it.each([
    ['2026-11-26T09:25:00.000Z', 'late', 35],
    ['2026-11-26T10:00:00.000Z', 'soon', 0],
    ['2026-11-26T11:00:00.000Z', 'soon', 60],
    ['2026-11-26T11:01:00.000Z', 'calm', 61],
  ])('%s is %s by %d minutes', (due, tone, minutes) => {
    expect(deadlineOf(due, now)).toEqual({ tone, minutes, key: `deadline.${tone}` });
  });
  it('is nothing when there is none', () => expect(deadlineOf(null, now)).toBeNull());

  it.each([
    [0, '0 minutes'],
    [59, '59 minutes'],
    [60, '1 hours'],
    [130, '2 hours 10 minutes'],
    [370, '6 hours'],
    [1440, '1 days'],
    [1500, '1 days 1 hours'],
    [4400, '3 days'],
  ])('says %d minutes as people do', (minutes, words) => expect(span(minutes)).toBe(words));
});
