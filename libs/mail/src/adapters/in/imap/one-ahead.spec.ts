import { inChunks, oneAhead } from './one-ahead.js';

async function* numbers(log: string[], failAt = Infinity): AsyncGenerator<number> {
  try {
    for (let n = 1; n <= 5; n++) {
      log.push(`made ${n}`);
      if (n === failAt) throw new Error('line cut');
      yield n;
    }
  } finally {
    log.push('closed');
  }
}

describe('one ahead', () => {
  it('makes the next while the last is used, and keeps the order', async () => {
    const log: string[] = [];
    for await (const n of oneAhead(numbers(log))) {
      await Promise.resolve();
      log.push(`used ${n}`);
    }
    expect(log.slice(0, 4)).toEqual(['made 1', 'made 2', 'used 1', 'made 3']);
    expect(log.filter((l) => l.startsWith('used'))).toHaveLength(5);
  });
  it('gives what was made before a failure, then throws it', async () => {
    const used: number[] = [];
    const reading = async (): Promise<void> => {
      for await (const n of oneAhead(numbers([], 3))) used.push(n);
    };
    await expect(reading()).rejects.toThrow('line cut');
    expect(used).toEqual([1, 2]);
  });
  it('closes the source when the user leaves early', async () => {
    const log: string[] = [];
    for await (const n of oneAhead(numbers(log))) if (n === 1) break;
    expect(log.at(-1)).toBe('closed');
  });
  it('cuts a list in pieces', () => expect([...inChunks([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]));
});
