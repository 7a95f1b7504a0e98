import { newId, dayNumber } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type WantedLine, withSums } from '../../../domain/own-books/book-line.js';
import { BookKeeping } from '../../invoices/book-keeping.js';
import { PipelineGuards } from '../../pipeline-guards.js';
import { OwnBooks } from '../../ports/ledger/own-books.port.js';

export interface WantedInvoice {
  /** Our customer. */
  partyId: string;
  lines: readonly WantedLine[];
  /** Percent in the prices; null: without VAT. */
  vatRate: string | null;
  /** YYYY-MM-DD */
  payBy: string | null;
  /** Not yet an invoice: kept, and nobody is reminded of it. */
  draft: boolean;
  note: string | null;
}

/** Writes an invoice into our own books; the mirror has it a few seconds later. */
@UseCase()
export class IssueBookInvoice {
  constructor(
    private readonly books: OwnBooks,
    private readonly keeping: BookKeeping,
    private readonly guards: PipelineGuards,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws OwnBooksClosed, PartyMissing, PipelineGuardRefused: a draft may be incomplete, an invoice may not */
  execute({
    invoice: wanted,
  }: {
    invoice: WantedInvoice;
  }): Promise<{ invoiceKey: string; number: string; total: string }> {
    return this.work.run(async () => {
      this.keeping.expectOpen();
      const [party, author] = [await this.keeping.party(wanted.partyId), await this.keeping.author()];
      const { lines, vatRate, payBy, draft, note } = wanted;
      // Refuses what is no day, like the 30th of February.
      if (payBy !== null) dayNumber(payBy);
      if (!draft) await this.guards.checkInvoice({ partyId: wanted.partyId, note });
      const [key, number] = [newId(), String(await this.books.nextNumber('invoice'))];
      const sums = withSums(lines, vatRate);
      await this.books.write(...(author ? [author] : []), party, {
        ...{ kind: 'invoice', key, number, at: this.keeping.clock.now(), partyKey: party.key, contractKey: null },
        ...{ authorKey: author?.key ?? null, posted: !draft, marked: false, note, payBy, draft, warehouseKey: null },
        ...sums,
      });
      return { invoiceKey: key, number, total: sums.total };
    });
  }
}
