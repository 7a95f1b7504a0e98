import type { UnitOfWork } from '@prorab/platform/marks';
import type { AttemptBook } from './attempt-book.port.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 23, 6, 0, seconds, 123));
const terms = { free: 1, firstDelayMs: 1000, longestDelayMs: 9000, forgetAfterMs: 99_000 };

/** @param open an empty book and its unit of work */
export function attemptBookContract(name: string, open: () => Promise<{ book: AttemptBook; work: UnitOfWork }>): void {
  describe(`attempt book: ${name}`, () => {
    const fail = (book: AttemptBook, work: UnitOfWork, key: string, when: Date) =>
      work.run(async () => {
        const attempts = await book.takeForChange(key, when);
        attempts.begin(when, terms);
        await book.save(attempts);
        return attempts.state;
      });
    it('begins at nothing and remembers', async () => {
      const { book, work } = await open();
      expect(await fail(book, work, 'a', at(0))).toEqual({ key: 'a', failures: 1, lastAt: at(0), lockedUntil: null });
      await fail(book, work, 'a', at(1));
      const known = await work.run(() => book.takeForChange('a', at(9)));
      expect(known.state).toEqual({ key: 'a', failures: 2, lastAt: at(1), lockedUntil: at(2) });
      expect((await work.run(() => book.takeForChange('b', at(9)))).state.failures).toBe(0);
    });
    it('forgets what is old', async () => {
      const { book, work } = await open();
      await fail(book, work, 'old', at(0));
      await fail(book, work, 'new', at(5));
      expect(await work.run(() => book.removeOlderThan(at(5)))).toBe(1);
      expect((await work.run(() => book.takeForChange('new', at(9)))).state.failures).toBe(1);
    });
  });
}
