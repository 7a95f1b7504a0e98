import { ahead } from './ahead.js';
import { inOrder } from './in-order.js';
import { inTurn } from './in-turn.js';

async function* numbers(count: number, log: string[] = [], fails = -1): AsyncGenerator<number> {
  try {
    for (let n = 0; n < count; n++) {
      if (n === fails) throw new Error(`at ${n}`);
      log.push(`read ${n}`);
      yield n;
    }
  } finally {
    log.push('closed');
  }
}
async function all<T>(source: AsyncGenerator<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of source) found.push(one);
  return found;
}

describe('reading ahead', () => {
  it('changes nothing of what comes, and reads the next one before it is asked for', async () => {
    const log: string[] = [];
    for await (const n of ahead(numbers(3, log))) log.push(`used ${n}`);
    expect(log).toEqual(['read 0', 'read 1', 'used 0', 'read 2', 'used 1', 'closed', 'used 2']);
    expect(await all(inTurn(numbers(5), async (n) => n * 2))).toEqual([0, 2, 4, 6, 8]);
  });
  it('tells a failure in its turn, after all that came before it', async () => {
    const seen: number[] = [];
    const read = (async () => {
      for await (const n of ahead(inTurn(numbers(5, [], 3), async (n) => n))) seen.push(n);
    })();
    await expect(read).rejects.toThrow('at 3');
    expect(seen.every((n, at) => n === at)).toBe(true);
    const work = all(inTurn(numbers(5), (n) => (n === 2 ? Promise.reject(new Error('at work')) : Promise.resolve(n))));
    await expect(work).rejects.toThrow('at work');
  });
  it('lets go of its source when nobody reads on', async () => {
    const log: string[] = [];
    for await (const n of inTurn(ahead(numbers(9, log)), async (n) => n)) if (n === 1) break;
    expect(log.at(-1)).toBe('closed');
    expect(log.length).toBeLessThan(8);
  });
});

it('a page of the server is taken in the order of its ids, each once', () => {
  const page = (...ids: string[]) => ids.map((id) => ({ id }));
  expect(inOrder(page('  1', '  1', '  2'), '', 'x')).toEqual(page('  1', '  2'));
  expect(() => inOrder(page('  2', '  1'), '', 'x')).toThrow(/does not sort/);
  expect(() => inOrder(page('  1'), '  5', 'x')).toThrow(/does not sort/);
});
