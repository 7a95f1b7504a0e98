import { Clock } from '@prorab/kernel';
import { Outbox, UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { InvoiceCareChanged } from '../../contract/index.js';
import { InvoiceMissing } from '../../domain/invoice/invoice-errors.js';
import { InvoiceAwaitsNothing } from '../../domain/invoice-care/invoice-care-errors.js';
import type { By, InvoiceCare } from '../../domain/invoice-care/invoice-care.js';
import { type AwaitedInvoice, AwaitedInvoices } from '../ports/invoice-care/awaited-invoices.port.js';
import { InvoiceCareBook } from '../ports/invoice-care/invoice-care-book.port.js';
import { WatchList } from '../ports/invoice-care/watch-list.port.js';
import { CareEvaluation, isAwaited } from './care-evaluation.js';

export interface Act extends By {
  /** YYYY-MM-DD where the invoice is looked after. */
  readonly today: string;
}

/** The common way of every change to the care of an invoice: locked, stored with its history, looked at anew, told, in one commit. */
@UseCase()
export class CareChanges {
  constructor(
    private readonly invoices: AwaitedInvoices,
    private readonly book: InvoiceCareBook,
    private readonly watch: WatchList,
    private readonly evaluation: CareEvaluation,
    private readonly outbox: Outbox,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param whatever also of an invoice that awaits nothing. @throws InvoiceMissing, InvoiceAwaitsNothing */
  one(
    { invoiceKey, whatever = false }: { invoiceKey: string; whatever?: boolean },
    change: (care: InvoiceCare, act: Act, invoice: AwaitedInvoice) => void,
  ): Promise<void> {
    return this.work.run(async () => {
      const care = (await this.book.takeForChange([invoiceKey])).get(invoiceKey);
      const [invoice] = await this.invoices.byKeys([invoiceKey]);
      if (!care || !invoice) throw new InvoiceMissing(invoiceKey);
      if (!whatever && !isAwaited(invoice)) throw new InvoiceAwaitsNothing(invoice.number, invoice.state);
      const evaluation = await this.evaluation.begin();
      const { today } = await evaluation.daysOf(evaluation.whoseIs(invoice, care.state));
      change(care, { at: this.clock.now(), byId: actorId(), today }, invoice);
      await this.book.store(care);
      await this.lookAt([invoiceKey]);
    });
  }

  /** Invoices that have changed in the books or in the care: how they stand now; whoever tells of them hears of it. In a unit of work. */
  async lookAt(invoiceKeys: readonly string[]): Promise<void> {
    const invoices = await this.invoices.byKeys(invoiceKeys);
    const cares = await this.book.of(invoiceKeys);
    const known = await this.watch.of(invoiceKeys);
    const evaluation = await this.evaluation.begin();
    const awaited = [];
    for (const invoice of invoices.filter(isAwaited)) {
      const care = cares.get(invoice.key);
      if (care) awaited.push((await evaluation.of(invoice, care.state)).watched);
    }
    await this.watch.keep(...awaited);
    const here = new Set(awaited.map((w) => w.invoiceKey));
    await this.watch.drop(invoiceKeys.filter((key) => known.has(key) && !here.has(key)));
    // What was never told of needs no taking back.
    for (const [key, before] of known) if (before.told) this.tellOf(key);
    for (const { invoiceKey, told } of awaited) if (told && !known.get(invoiceKey)?.told) this.tellOf(invoiceKey);
  }

  tellOf(invoiceKey: string): void {
    this.outbox.add(InvoiceCareChanged.of({ invoiceKey, at: this.clock.now().toISOString() }));
  }
}
