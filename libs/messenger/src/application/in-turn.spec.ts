import { InTurn } from './in-turn.js';

describe('in turn', () => {
  const gate = () => Promise.withResolvers<string>();

  it('one begins when the one before has ended, well or badly; another key does not wait', async () => {
    const turns = new InTurn();
    const [a, b] = [gate(), gate()];
    const begun: string[] = [];
    const begin = (name: string, until: Promise<string>) => () => (begun.push(name), until);
    const first = turns.run('склад', begin('a', a.promise));
    const second = turns.run('склад', begin('b', b.promise));
    const third = turns.run('склад', begin('c', Promise.resolve('в')));
    expect(await turns.run('офис', begin('d', Promise.resolve('г')))).toBe('г');
    expect(begun).toEqual(['a', 'd']);
    a.reject(new Error('нет'));
    await expect(first).rejects.toThrow('нет');
    expect(begun).toEqual(['a', 'd', 'b']);
    b.resolve('б');
    expect([await second, await third]).toEqual(['б', 'в']);
    expect(begun).toEqual(['a', 'd', 'b', 'c']);
  });

  it('keeps nothing of what is over', async () => {
    const turns = new InTurn();
    await Promise.allSettled([
      turns.run('склад', async () => 'раз'),
      turns.run('склад', async () => Promise.reject(new Error('два'))),
    ]);
    expect(turns.waiting).toBe(0);
  });
});
