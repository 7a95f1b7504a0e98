import { Gathered } from './gathered.js';

describe('works that are gathered', () => {
  const gate = () => Promise.withResolvers<string>();
  let gatherings: number[];
  let gathered: Gathered<string>;
  beforeEach(() => {
    gatherings = [];
    gathered = new Gathered<string>(async (works) => {
      gatherings.push(works.length);
      const results: string[] = [];
      for (const work of works) results.push(await work());
      return results;
    }, 3);
  });

  it('are done one after the other, those that waited together; another key does not wait', async () => {
    const first = gate();
    const begun: string[] = [];
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) =>
      gathered.add('склад', () => (begun.push(name), name === 'a' ? first.promise : Promise.resolve(name))),
    );
    expect(await gathered.add('офис', async () => 'x')).toBe('x');
    expect(begun).toEqual(['a']);
    first.resolve('a');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(gatherings).toEqual([1, 1, 3, 1]);
  });

  it('nobody fails for another', async () => {
    const tries = { a: 0, b: 0 };
    const first = gathered.add('склад', async () => 'первый');
    const good = gathered.add('склад', async () => `хорошо ${++tries.a}`);
    const bad = gathered.add('склад', async () => Promise.reject(new Error(`плохо ${++tries.b}`)));
    const last = gathered.add('склад', async () => 'последний');
    await expect(bad).rejects.toThrow('плохо 2');
    expect(await Promise.all([first, good, last])).toEqual(['первый', 'хорошо 2', 'последний']);
    expect(gatherings).toEqual([1, 3, 1, 1, 1]);
  });

  it('leave nothing behind', async () => {
    await Promise.allSettled([
      gathered.add('склад', async () => 'раз'),
      gathered.add('склад', async () => Promise.reject(new Error('два'))),
    ]);
    expect(await gathered.add('склад', async () => 'три')).toBe('три');
    await Promise.resolve();
    expect(gathered.busy).toBe(0);
  });
});
