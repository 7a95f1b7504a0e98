import { Money, Quantity, newId } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { BookThingMissing } from '../../../domain/own-books/book-errors.js';
import { BookKeeping, MAIN_WAREHOUSE } from '../../invoices/book-keeping.js';
import { OwnBooks } from '../../ports/ledger/own-books.port.js';
import type { LedgerFact } from '../../ports/ledger.port.js';

export interface BookItem {
  name: string;
  code: string | null;
  article: string | null;
  unit: string;
  /** Roubles; left out: as it was. */
  price?: string | undefined;
  /** What was counted in stock; left out: as it was. */
  stock?: string | undefined;
}

/** Something that we sell: its names, its price from today on, what was counted of it in stock. */
@UseCase()
export class KeepBookItem {
  constructor(
    private readonly books: OwnBooks,
    private readonly keeping: BookKeeping,
    private readonly work: UnitOfWork,
  ) {}

  /** Without a key a new one. @throws OwnBooksClosed, BookThingMissing */
  execute({ itemKey, item }: { itemKey: string | null; item: BookItem }): Promise<{ itemKey: string }> {
    return this.work.run(async () => {
      this.keeping.expectOpen();
      if (itemKey !== null && !(await this.books.take('item', itemKey))) throw new BookThingMissing('item', itemKey);
      const key = itemKey ?? newId();
      const { name, code, article, unit, price, stock } = item;
      const facts: LedgerFact[] = [{ kind: 'item', key, code, article, name, unit, marked: false }];
      const since = this.keeping.clock.now().toISOString().slice(0, 10);
      if (price !== undefined)
        facts.push({
          kind: 'price',
          key: `${key}/retail`,
          itemKey: key,
          type: 'Розничная',
          price: Money.of(price).toString(),
          since,
        });
      if (stock !== undefined) {
        const quantity = Quantity.of(stock, unit).amount;
        facts.push({ kind: 'warehouse', key: MAIN_WAREHOUSE, name: 'Основной склад', marked: false });
        facts.push({
          kind: 'stock',
          key: `${key}/${MAIN_WAREHOUSE}`,
          itemKey: key,
          warehouseKey: MAIN_WAREHOUSE,
          quantity,
          reserved: '0',
        });
      }
      await this.books.write(...facts);
      return { itemKey: key };
    });
  }
}
