import { ripeBefore, ripenessOf } from './ripeness.js';

const start = new Date('2026-06-01T10:00:00.000Z');
const paidAfter = (days: number) => ({ createdAt: start, paidAt: new Date(start.getTime() + days * 86_400_000) });

describe('when a deal is ripe', () => {
  it('when nine of ten of those that were ever paid had been paid', () => {
    const paid = Array.from({ length: 40 }, (_, n) => paidAfter(n + 1));
    expect(ripenessOf(paid)).toEqual({ days: 36, measured: 40, known: true });
    expect(ripenessOf([...paid].reverse()).days).toBe(36);
  });
  it('is a guess while too few were paid, and says so', () => {
    expect(ripenessOf([])).toEqual({ days: 30, measured: 0, known: false });
    expect(ripenessOf([paidAfter(3)])).toEqual({ days: 30, measured: 1, known: false });
  });
  it('counts a payment dated before its request as one that took no time', () => {
    expect(ripenessOf(Array.from({ length: 20 }, () => paidAfter(-5))).days).toBe(0);
  });
  it('looks back from now', () => {
    expect(ripeBefore({ days: 2, measured: 0, known: false }, start)).toEqual(new Date('2026-05-30T10:00:00.000Z'));
  });
});
