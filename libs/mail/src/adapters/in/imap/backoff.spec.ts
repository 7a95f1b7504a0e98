import { Backoff } from './backoff.js';

describe('back-off', () => {
  it('doubles, stops at the cap however long it goes on, and starts again after a success', () => {
    const backoff = new Backoff(1000, 60_000, () => 1);
    expect(Array.from({ length: 8 }, () => backoff.next())).toEqual([
      1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000,
    ]);
    for (let i = 0; i < 5000; i++) expect(backoff.next()).toBe(60_000);
    backoff.reset();
    expect(backoff.next()).toBe(1000);
  });
  it('is never shorter than half of the pause', () => {
    expect(new Backoff(1000, 60_000, () => 0).next()).toBe(500);
  });
});
