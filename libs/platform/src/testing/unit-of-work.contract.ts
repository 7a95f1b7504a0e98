import type { UnitOfWork } from '../marks/index.js';

/** What every unit of work promises. */
export function unitOfWorkContract(name: string, make: () => Promise<UnitOfWork>): void {
  describe(`unit of work: ${name}`, () => {
    it('gives back what the work gave, and throws what it threw', async () => {
      const work = await make();
      expect(await work.run(async () => 7)).toBe(7);
      const trouble = new Error('no');
      await expect(work.run(() => Promise.reject(trouble))).rejects.toBe(trouble);
    });
    it('does what was left for after the commit in its order, once the outermost work has ended', async () => {
      const work = await make();
      const seen: string[] = [];
      await work.run(async () => {
        work.afterCommit(() => void seen.push('first'));
        await work.run(async () => work.afterCommit(async () => void seen.push('of the joined')));
        work.afterCommit(() => void seen.push('last'));
        seen.push('work');
      });
      expect(seen).toEqual(['work', 'first', 'of the joined', 'last']);
    });
    it('does nothing after a rollback, also not of a work that had joined and ended well', async () => {
      const work = await make();
      const seen: string[] = [];
      await expect(
        work.run(async () => {
          await work.run(async () => work.afterCommit(() => void seen.push('joined')));
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      await work.run(async () => undefined);
      expect(seen).toEqual([]);
    });
    it('survives an action that fails after the commit, and does the next one', async () => {
      const work = await make();
      const seen: string[] = [];
      const result = await work.run(async () => {
        work.afterCommit(() => Promise.reject(new Error('asynchronous')));
        work.afterCommit(() => {
          throw new Error('at once');
        });
        work.afterCommit(() => void seen.push('done'));
        return 'kept';
      });
      expect([result, seen]).toEqual(['kept', ['done']]);
    });
    it('is closed while the actions after the commit run: what they do is a work of its own', async () => {
      const work = await make();
      const seen: string[] = [];
      await work.run(async () =>
        work.afterCommit(async () => {
          await work.run(async () => work.afterCommit(() => void seen.push('inner')));
          seen.push('outer');
        }),
      );
      expect(seen).toEqual(['inner', 'outer']);
    });
    it('keeps works of different calls apart', async () => {
      const work = await make();
      const seen: string[] = [];
      const one = (what: string): Promise<void> =>
        work.run(async () => {
          work.afterCommit(() => void seen.push(what));
          await new Promise((resolve) => setImmediate(resolve));
          if (what === 'bad') throw new Error('no');
        });
      const outcome = await Promise.allSettled(['good', 'bad', 'fine'].map(one));
      expect(outcome.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(seen.sort()).toEqual(['fine', 'good']);
    });
    it('refuses to promise something for after a commit that will not come', async () => {
      const work = await make();
      expect(() => work.afterCommit(() => undefined)).toThrow('outside a unit of work');
    });
  });
}
