import type { UnitOfWork } from '@prorab/platform/marks';
import { aNumber } from './missed-book.contract.js';
import type { UnwelcomeCallers } from './unwelcome-callers.port.js';

const at = new Date('2026-11-27T09:00:00.000Z');

/** Run over the fake and every store. */
export function unwelcomeCallersContract(
  name: string,
  make: () => Promise<{
    unwelcome: UnwelcomeCallers;
    work: Pick<UnitOfWork, 'run'>;
    refusedOf: (number: string) => Promise<number>;
  }>,
): void {
  describe(`callers whose calls are refused: ${name}`, () => {
    it('are blocked until they are let in again; who was only counted is not', async () => {
      const { unwelcome, work } = await make();
      const [number, other] = [aNumber(), aNumber()];
      await unwelcome.noteRefused(other, at);
      expect(await unwelcome.isBlocked(number)).toBe(false);
      for (const reason of ['Реклама', 'Реклама, снова'])
        await work.run(() => unwelcome.block({ number, reason, by: null, at }));
      expect([await unwelcome.isBlocked(number), await unwelcome.isBlocked(other)]).toEqual([true, false]);
      expect(await work.run(() => unwelcome.unblock(number))).toBe(true);
      expect(await work.run(() => unwelcome.unblock(number))).toBe(false);
      expect(await unwelcome.isBlocked(number)).toBe(false);
    });
    it('are counted, also many at once, and whatever becomes of the block', async () => {
      const { unwelcome, work, refusedOf } = await make();
      const number = aNumber();
      await Promise.all(Array.from({ length: 5 }, () => unwelcome.noteRefused(number, at)));
      await work.run(() => unwelcome.block({ number, reason: 'Реклама', by: null, at }));
      await unwelcome.noteRefused(number, at);
      await work.run(() => unwelcome.unblock(number));
      expect(await refusedOf(number)).toBe(6);
    });
  });
}
