import { ManualClock } from '@prorab/kernel';
import { GrowingRest } from './growing-rest.js';

describe('the rest between two readings of all', () => {
  const clock = new ManualClock('2026-11-27T09:00:00.000Z');
  const rested = (rest: GrowingRest): number => {
    const { leftMs } = rest;
    clock.advance({ ms: leftMs });
    rest.begin();
    return leftMs;
  };
  it('is none at first, then twice as long each time, up to the longest', () => {
    const rest = new GrowingRest(clock, 10_000, 60_000);
    expect(Array.from({ length: 6 }, () => rested(rest))).toEqual([0, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });
  it('is over by itself, and begins anew where none was needed for long', () => {
    const rest = new GrowingRest(clock, 10_000, 60_000);
    for (let n = 0; n < 3; n++) rested(rest);
    clock.advance({ seconds: 15 });
    expect(rested(rest)).toBe(25_000);
    clock.advance({ seconds: 61 });
    expect([rested(rest), rested(rest)]).toEqual([0, 10_000]);
  });
  it('is no longer for a clock that was set back', () => {
    const rest = new GrowingRest(clock, 10_000, 60_000);
    rested(rest);
    clock.advance({ days: -1 });
    expect(rest.leftMs).toBe(10_000);
  });
});
