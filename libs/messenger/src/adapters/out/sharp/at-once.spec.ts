import { AtOnce } from './at-once.js';

describe('at once', () => {
  it('run so many and no more, in order, and a failure takes no place with it', async () => {
    const queue = new AtOnce(2);
    const [started, ends]: [number[], (() => void)[]] = [[], []];
    const works = [0, 1, 2, 3].map((n) =>
      queue.run(async () => {
        started.push(n);
        await new Promise<void>((resolve) => ends.push(resolve));
        if (n === 0) throw new Error('broke');
        return n;
      }),
    );
    const all = Promise.allSettled(works);
    expect(started).toEqual([0, 1]);
    ends[0]?.();
    await expect(works[0]).rejects.toThrow('broke');
    expect(started).toEqual([0, 1, 2]);
    ends[1]?.();
    expect(await works[1]).toBe(1);
    expect(started).toEqual([0, 1, 2, 3]);
    for (const end of ends) end();
    expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
    expect(await queue.run(async () => 'free again')).toBe('free again');
  });
});
