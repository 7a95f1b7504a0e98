import { isId, newId, UuidV7 } from './ids.js';

describe('time-ordered ids', () => {
  it('are valid UUIDs and sort by the order of making, even within one millisecond and past its counter', () => {
    const ids = new UuidV7(() => 1_700_000_000_000);
    const made = Array.from({ length: 10_000 }, () => ids.next());
    expect(made.every(isId)).toBe(true);
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });
  it('do not go back when the clock does', () => {
    let now = 2_000;
    const ids = new UuidV7(() => now);
    const first = ids.next();
    now = 1_000;
    expect(ids.next() > first).toBe(true);
  });
  it('do not take foreign strings for ids', () => {
    expect([newId(), 'x', '', null, newId().toUpperCase()].map(isId)).toEqual([true, false, false, false, false]);
  });
});
