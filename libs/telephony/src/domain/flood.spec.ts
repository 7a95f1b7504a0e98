import { Flood } from './flood.js';

const at = (seconds: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + seconds * 1000);

describe('a flood of calls of one number', () => {
  it('is let in so often in any minute, others are not harmed', () => {
    const flood = new Flood(3);
    expect([0, 10, 20, 30, 40].map((s) => flood.admits('a', at(s)))).toEqual([true, true, true, false, false]);
    expect(flood.admits('b', at(40))).toBe(true);
    expect([60, 61, 70].map((s) => flood.admits('a', at(s)))).toEqual([true, false, true]);
  });
  it('from ever new numbers does not fill the memory', () => {
    const flood = new Flood(3);
    for (let n = 0; n < 20_000; n++) flood.admits(`n${n}`, at(n));
    expect(flood.remembered).toBeLessThan(1_100);
  });
});
