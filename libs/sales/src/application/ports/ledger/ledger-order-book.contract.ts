import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { LedgerOrder } from '../../../domain/ledger-order/ledger-order.js';
import { LedgerOrderMissing } from '../../../domain/ledger-order/ledger-order-errors.js';
import type { LedgerOrderBook } from './ledger-order-book.port.js';

export interface LedgerOrderBookBench {
  book: LedgerOrderBook;
  work: UnitOfWork;
  close(): Promise<void>;
}

/** What every book of orders promises. */
export function describeLedgerOrderBook(name: string, make: () => Promise<LedgerOrderBookBench>): void {
  describe(`book of orders to the books: ${name}`, () => {
    let bench: LedgerOrderBookBench;
    beforeAll(async () => (bench = await make()));
    afterAll(() => bench.close());

    it('keeps an order as it was given, and its changes', async () => {
      const { book, work } = bench;
      const at = new Date('2026-11-27T09:30:05.123Z');
      const order = LedgerOrder.give(
        {
          ...{ id: newId(), inquiryId: newId(), note: 'срочно' },
          party: { partyId: newId(), code1c: null, inn: '7701234567', name: 'Ромашка', phone: '+7', email: null },
          lines: [{ itemKey: '104.K', itemCode: null, name: 'Кабель', quantity: '0.5', price: null }],
        },
        { at, by: newId() },
      );
      await work.run(() => book.save(order));
      expect(await book.find(order.state.id)).toEqual(order.state);
      await work.run(async () => {
        const taken = await book.takeForChange(order.state.id);
        taken.put(at);
        taken.answered({ state: 'done', invoiceNumber: '7', invoiceKey: '144P' }, at);
        await book.save(taken);
      });
      expect(await book.find(order.state.id)).toEqual({
        ...order.state,
        ...{ putAt: at, state: 'done', stateSince: at, invoiceNumber: '7', invoiceKey: '144P' },
      });
      expect(await book.known([newId(), order.state.id])).toEqual([order.state.id]);
      expect(await book.inquiriesOf(['144P', '144p', '1'])).toEqual(new Map([['144P', order.state.inquiryId]]));
    });
    it('does not know what was never given', async () => {
      expect(await bench.book.find(newId())).toBeNull();
      await expect(bench.work.run(() => bench.book.takeForChange(newId()))).rejects.toThrow(LedgerOrderMissing);
    });
  });
}
