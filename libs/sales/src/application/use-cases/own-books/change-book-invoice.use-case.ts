import { dayNumber } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { BookInvoiceUsed } from '../../../domain/own-books/book-errors.js';
import { withSums } from '../../../domain/own-books/book-line.js';
import { BookKeeping } from '../../invoices/book-keeping.js';
import { PipelineGuards } from '../../pipeline-guards.js';
import { OwnBooks } from '../../ports/ledger/own-books.port.js';
import type { WantedInvoice } from './issue-book-invoice.use-case.js';

/** Writes an invoice of our own books anew, as long as nothing was shipped or paid for it. */
@UseCase()
export class ChangeBookInvoice {
  constructor(
    private readonly books: OwnBooks,
    private readonly keeping: BookKeeping,
    private readonly guards: PipelineGuards,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws OwnBooksClosed, BookThingMissing, BookInvoiceOfAnother, BookInvoiceVoid, BookInvoiceUsed, PartyMissing, PipelineGuardRefused, BookSumTooBig */
  execute({
    invoiceKey,
    invoice: wanted,
    mineOnly,
  }: {
    invoiceKey: string;
    invoice: WantedInvoice;
    mineOnly: boolean;
  }): Promise<{ total: string }> {
    return this.work.run(async () => {
      this.keeping.expectOpen();
      const known = await this.keeping.invoice(invoiceKey, { mineOnly });
      const used = [...(await this.books.all('shipment')), ...(await this.books.all('payment'))].some(
        (d) => d.posted && (d.kind === 'shipment' ? d.invoiceKey : d.base?.key) === invoiceKey,
      );
      if (used) throw new BookInvoiceUsed(invoiceKey);
      const party = await this.keeping.party(wanted.partyId);
      const { lines, vatRate, payBy, draft, note } = wanted;
      // Refuses what is no day, like the 30th of February.
      if (payBy !== null) dayNumber(payBy);
      if (!draft) await this.guards.checkInvoice({ partyId: wanted.partyId, note });
      const sums = withSums(lines, vatRate);
      await this.books.write(party, { ...known, ...sums, partyKey: party.key, payBy, draft, note, posted: !draft });
      return { total: sums.total };
    });
  }
}
