import { clockText, lasted } from './talk-time.js';

describe('how long a call lasts', () => {
  it('is told by the clock', () => {
    expect([0, 5_400, 65_000, 3_600_000, -1].map(clockText)).toEqual(['0:00', '0:05', '1:05', '1:00:00', '0:00']);
  });
  it('counts the talk, or what was waited for one', () => {
    const [startedAt, answeredAt, endedAt] = [0, 10_000, 70_000].map((ms) => new Date(ms).toISOString()) as [
      ...[string, string, string],
    ];
    expect(lasted({ startedAt, answeredAt, endedAt }, 99_000)).toBe(60_000);
    expect(lasted({ startedAt, answeredAt, endedAt: null }, 99_000)).toBe(89_000);
    expect(lasted({ startedAt, answeredAt: null, endedAt: null }, 99_000)).toBe(99_000);
  });
});
