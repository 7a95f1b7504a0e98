import { Money, Quantity, newId } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type WantedLine, withSums } from '../../../domain/own-books/book-line.js';
import { BookKeeping, MAIN_WAREHOUSE } from '../../invoices/book-keeping.js';
import { OwnBooks } from '../../ports/ledger/own-books.port.js';
import type { LedgerFact } from '../../ports/ledger.port.js';

/** Goods of an invoice leave: all of it, or the lines that are given. The customer owes for them, and there is less in stock. */
@UseCase()
export class ShipBookInvoice {
  constructor(
    private readonly books: OwnBooks,
    private readonly keeping: BookKeeping,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws OwnBooksClosed, BookThingMissing, BookInvoiceVoid */
  execute({
    invoiceKey,
    lines,
  }: {
    invoiceKey: string;
    lines?: readonly WantedLine[] | undefined;
  }): Promise<{ shipmentKey: string; number: string }> {
    return this.work.run(async () => {
      this.keeping.expectOpen();
      const invoice = await this.keeping.invoice(invoiceKey);
      const author = await this.keeping.author();
      const shipped = lines ? withSums(lines, null) : { total: invoice.total, lines: invoice.lines };
      const [key, number] = [newId(), String(await this.books.nextNumber('shipment'))];
      await this.books.write(
        ...(author ? [author] : []),
        {
          ...{
            kind: 'shipment',
            key,
            number,
            at: this.keeping.clock.now(),
            partyKey: invoice.partyKey,
            contractKey: null,
          },
          ...{ authorKey: author?.key ?? null, posted: true, marked: false, note: null, invoiceKey },
          ...{ total: shipped.total, lines: shipped.lines },
        },
        ...(await this.keeping.debt(invoice.partyKey, Money.of(shipped.total))),
        ...(await this.lessStock(shipped.lines)),
      );
      return { shipmentKey: key, number };
    });
  }

  private async lessStock(lines: readonly { itemKey: string | null; quantity: string }[]): Promise<LedgerFact[]> {
    const facts = new Map<string, LedgerFact>();
    for (const { itemKey, quantity } of lines) {
      if (itemKey === null) continue;
      const key = `${itemKey}/${MAIN_WAREHOUSE}`;
      const known = facts.get(key) ?? (await this.books.take('stock', key));
      const before = known && 'quantity' in known ? known.quantity : '0';
      const left = Quantity.of(before, 'шт').subtract(Quantity.of(quantity, 'шт')).amount;
      facts.set(key, { kind: 'stock', key, itemKey, warehouseKey: MAIN_WAREHOUSE, quantity: left, reserved: '0' });
    }
    return [...facts.values()];
  }
}
