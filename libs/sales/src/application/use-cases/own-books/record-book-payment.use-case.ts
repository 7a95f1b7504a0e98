import { Money, newId } from '@prorab/kernel';
import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { BookKeeping } from '../../invoices/book-keeping.js';
import { OwnBooks } from '../../ports/ledger/own-books.port.js';

export interface BookPayment {
  /** null: nobody knows yet for which. */
  invoiceKey: string | null;
  /** Our customer; without an invoice he has to be named. */
  partyId: string | null;
  /** Roubles, more than nothing. */
  amount: string;
  means: 'bank' | 'cash';
  /** out: it is given back. */
  direction: 'in' | 'out';
  note: string | null;
}

/** Money came, or was given back. */
@UseCase()
export class RecordBookPayment {
  constructor(
    private readonly books: OwnBooks,
    private readonly keeping: BookKeeping,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws OwnBooksClosed, BookThingMissing, BookInvoiceVoid, PartyMissing */
  execute({ payment: p }: { payment: BookPayment }): Promise<{ paymentKey: string; number: string }> {
    return this.work.run(async () => {
      this.keeping.expectOpen();
      const invoice = p.invoiceKey === null ? null : await this.keeping.invoice(p.invoiceKey);
      const party = p.partyId === null ? null : await this.keeping.party(p.partyId);
      const author = await this.keeping.author();
      const amount = Money.of(p.amount);
      const partyKey = party?.key ?? invoice?.partyKey ?? null;
      const [key, number] = [newId(), String(await this.books.nextNumber('payment'))];
      await this.books.write(
        ...(author ? [author] : []),
        ...(party ? [party] : []),
        {
          ...{ kind: 'payment', key, number, at: this.keeping.clock.now(), partyKey, contractKey: null },
          ...{ authorKey: author?.key ?? null, posted: true, marked: false, note: p.note },
          ...{ means: p.means, direction: p.direction, amount: amount.toString() },
          base: invoice ? { kind: 'invoice', key: invoice.key } : null,
        },
        ...(await this.keeping.debt(partyKey, p.direction === 'in' ? amount.negate() : amount)),
      );
      this.audit.record({ action: 'sales.book-payment-recorded', subject: key, after: { ...p } });
      return { paymentKey: key, number };
    });
  }
}
