import type { UnitOfWork } from '@prorab/platform/marks';
import type { LedgerWarehouse } from '../ledger.port.js';
import type { OwnBooks } from './own-books.port.js';

const place = (key: string, name = key): LedgerWarehouse => ({ kind: 'warehouse', key, name, marked: false });

/** What our own books promise to those who write in them. */
export function describeOwnBooks(
  name: string,
  make: () => Promise<{ books: OwnBooks; work: UnitOfWork; close(): Promise<void> }>,
): void {
  describe(`own books: ${name}`, () => {
    it('hold what was written last, and nothing that is gone', async () => {
      const { books, work, close } = await make();
      await work.run(() => books.write(place('b'), place('a')));
      await work.run(() => books.write(place('b', 'Магазин')));
      expect(await work.run(() => books.take('warehouse', 'b'))).toEqual(place('b', 'Магазин'));
      expect(await books.all('warehouse')).toEqual([place('a'), place('b', 'Магазин')]);
      await work.run(() => books.write({ kind: 'warehouse', key: 'b', gone: true }));
      expect(await work.run(() => books.take('warehouse', 'b'))).toBeNull();
      expect(await books.all('warehouse')).toEqual([place('a')]);
      expect(await work.run(() => books.take('warehouse', 'nothing'))).toBeNull();
      await close();
    });
    it('keep instants, and number documents by kind', async () => {
      const { books, work, close } = await make();
      const at = new Date('2026-11-02T09:00:00.123Z');
      const nobody = { partyKey: null, contractKey: null, authorKey: null, posted: true, marked: false, note: null };
      const payment = {
        ...nobody,
        kind: 'payment',
        key: 'm',
        number: '1',
        at,
        means: 'cash',
        direction: 'in',
      } as const;
      await work.run(() => books.write({ ...payment, amount: '1.00', base: null }));
      expect(await work.run(() => books.take('payment', 'm'))).toEqual({ ...payment, amount: '1.00', base: null });
      const numbers = await work.run(async () => [
        await books.nextNumber('invoice'),
        await books.nextNumber('invoice'),
        await books.nextNumber('payment'),
      ]);
      expect(numbers).toEqual([1, 2, 1]);
      await close();
    });
  });
}
