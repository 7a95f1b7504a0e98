import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { BookKeeping } from '../../invoices/book-keeping.js';
import { OwnBooks } from '../../ports/ledger/own-books.port.js';

/** An invoice of our own books does not hold, or holds again. */
@UseCase()
export class VoidBookInvoice {
  constructor(
    private readonly books: OwnBooks,
    private readonly keeping: BookKeeping,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws OwnBooksClosed, BookThingMissing, BookInvoiceOfAnother */
  execute({ invoiceKey, isVoid, mineOnly }: { invoiceKey: string; isVoid: boolean; mineOnly: boolean }): Promise<void> {
    return this.work.run(async () => {
      this.keeping.expectOpen();
      const known = await this.keeping.invoice(invoiceKey, { mineOnly, alive: false });
      await this.books.write({ ...known, posted: !isVoid && !known.draft, marked: isVoid });
      const action = isVoid ? 'sales.book-invoice-voided' : 'sales.book-invoice-restored';
      this.audit.record({ action, subject: invoiceKey });
    });
  }
}
