import { newId } from '@prorab/kernel';
import type { Locks, UnitOfWork } from '../marks/index.js';

export interface LocksBench {
  locks: Locks;
  work: UnitOfWork;
}

export function locksContract(name: string, make: () => Promise<LocksBench>): void {
  describe(`locks: ${name}`, () => {
    it('let nobody else in until the unit of work has ended, well or badly', async () => {
      const { locks, work } = await make();
      const lock = `party ${newId()}`;
      const seen: string[] = [];
      const one = (who: string): Promise<void> =>
        work.run(async () => {
          await locks.hold(lock);
          seen.push(who);
          await new Promise((resolve) => setTimeout(resolve, 5));
          seen.push(who);
          if (who === 'b') throw new Error('no');
        });
      const outcome = await Promise.allSettled(['a', 'b', 'c', 'd'].map(one));
      expect(outcome.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
      expect(seen.filter((_, at) => at % 2 === 0)).toEqual(seen.filter((_, at) => at % 2 === 1));
      expect(new Set(seen).size).toBe(4);
    });
    it('can be asked for again by who holds them, and in any order by two', async () => {
      const { locks, work } = await make();
      const [a, b] = [newId(), newId()] as [string, string];
      const both = (...names: string[]): Promise<number> =>
        work.run(async () => {
          await locks.hold(...names);
          await work.run(() => locks.hold(a));
          return names.length;
        });
      expect(await Promise.all([both(a, b), both(b, a, b)])).toEqual([2, 3]);
    });
    it('are refused outside a unit of work', async () => {
      const { locks } = await make();
      await expect(locks.hold('x')).rejects.toThrow(/unit of work/);
    });
  });
}
