import { Clock, Outbox, UseCase } from '@prorab/platform/marks';
import { OrderAccepted } from '../../contract/index.js';
import type { LedgerOrder, LedgerOrderAnswer } from '../../domain/ledger-order/ledger-order.js';
import { orderKeyIn } from '../../domain/ledger-order/order-key.js';
import { InvoiceMissing, InvoiceOfAnotherCustomer } from '../../domain/invoice/invoice-errors.js';
import { isCountedInvoice } from '../../domain/invoice/invoice-state.js';
import { InvoiceUnfitForOrder, LedgerOrderInvoiceStands } from '../../domain/ledger-order/ledger-order-errors.js';
import { Party } from '../../domain/party/party.js';
import { LedgerMirror, type MirroredInvoice } from '../ports/ledger/ledger-mirror.port.js';
import { LedgerOrderBook } from '../ports/ledger/ledger-order-book.port.js';
import type { LedgerFact, LedgerKey } from '../ports/ledger.port.js';
import { PartyBook } from '../ports/party-book.port.js';
import { InvoiceSettling } from './invoice-settling.js';
import { survivorOf } from './survivor-of.js';

/**
 * What becomes of orders that were given to the books: what they answer, and the invoices read there that bear the key of an order. Either
 * may come first; but anybody can write a key into a note, so an invoice of another customer, or one marked for deletion, waits for the
 * answer that names its number. Inside the caller's unit of work.
 */
@UseCase()
export class OrderOutcomes {
  constructor(
    private readonly orders: LedgerOrderBook,
    private readonly mirror: LedgerMirror,
    private readonly parties: PartyBook,
    private readonly settling: InvoiceSettling,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws LedgerOrderMissing, LedgerOrderMoveRefused */
  async heard(orderId: string, said: LedgerOrderAnswer): Promise<void> {
    const order = await this.orders.takeForChange(orderId);
    const answer =
      said.state === 'done' && said.invoiceKey === null
        ? { ...said, invoiceKey: await this.mirror.bearing(orderId, said) }
        : said;
    await this.keep(order, (at) => order.answered(answer, at));
  }

  /** The mirror has these facts already, and is not settled yet. */
  async readIn(facts: readonly LedgerFact[]): Promise<void> {
    const bearing = facts.flatMap((fact) => {
      const orderId = fact.kind === 'invoice' && !('gone' in fact) ? orderKeyIn(fact.note) : null;
      return fact.kind === 'invoice' && orderId !== null ? [{ key: fact.key, orderId }] : [];
    });
    const ours = new Set(bearing.length === 0 ? [] : await this.orders.known(bearing.map(({ orderId }) => orderId)));
    for (const { key, orderId } of bearing) {
      // What the mirror could not keep is no invoice yet.
      const invoice = ours.has(orderId) ? await this.mirror.invoice(key) : null;
      if (!invoice) continue;
      const order = await this.orders.takeForChange(orderId);
      if (order.state.state !== 'done' && !(await this.mayBeFor(order, invoice))) continue;
      if (await this.keep(order, (at) => order.invoiced(invoice, at))) await this.tie(orderId);
    }
  }

  /**
   * Its invoice was deleted in the books, and a person says which one took its place.
   * @throws LedgerOrderMissing, LedgerOrderInvoiceStands, InvoiceMissing, InvoiceUnfitForOrder, InvoiceOfAnotherCustomer
   */
  async saidAnew(orderId: string, invoiceKey: LedgerKey): Promise<void> {
    const order = await this.orders.takeForChange(orderId);
    const { invoiceKey: was } = order.state;
    if (was === invoiceKey) return;
    const deleted = was === null ? null : await this.mirror.invoice(was);
    // Held until the end: somebody may be giving it to another order at this moment.
    const [invoice] = await this.mirror.pictures([invoiceKey]);
    if (deleted?.state !== 'void') throw new LedgerOrderInvoiceStands(orderId);
    if (!invoice) throw new InvoiceMissing(invoiceKey);
    const { number } = invoice;
    if (!isCountedInvoice(invoice.state) || (await this.orders.inquiriesOf([invoiceKey])).size > 0)
      throw new InvoiceUnfitForOrder(number);
    if (!(await this.mayBeFor(order, invoice))) throw new InvoiceOfAnotherCustomer(number);
    await this.keep(order, (at) => order.invoicedAnew(invoice, at));
    await this.join(orderId);
  }

  /** The invoice that was answered may be in the mirror already. */
  async join(orderId: string): Promise<void> {
    const invoice = await this.tie(orderId);
    if (invoice) this.settling.tellChanged(invoice);
  }

  /** Somebody nameless may be any customer, and so may the customer of an invoice who is not known yet. */
  private async mayBeFor({ state }: LedgerOrder, { partyId, marked }: MirroredInvoice): Promise<boolean> {
    if (marked) return false;
    if (partyId === null || partyId === state.party.partyId) return true;
    const party = await survivorOf(this.parties, state.party.partyId);
    return !party || party.id === partyId || !Party.restore(party).isIdentified;
  }

  /** Its invoice is of its inquiry, unless a person says otherwise. @returns null: nothing has changed */
  private async tie(orderId: string): Promise<MirroredInvoice | null> {
    const order = await this.orders.find(orderId);
    const invoice = order?.invoiceKey ? await this.mirror.invoice(order.invoiceKey) : null;
    if (!order || !invoice || invoice.inquiryBy === 'person' || invoice.inquiryId === order.inquiryId) return null;
    const { inquiryId } = order;
    await this.mirror.setInquiries([{ invoiceKey: invoice.key, inquiryId, by: 'rule' }]);
    return { ...invoice, inquiryId };
  }

  private async keep(order: LedgerOrder, change: (at: Date) => boolean): Promise<boolean> {
    const at = this.clock.now();
    const was = order.state.invoiceNumber;
    // An answer may be there before the mark that the order was put, when the process ended in between.
    order.put(at);
    if (!change(at)) return false;
    await this.orders.save(order);
    const { id: orderId, inquiryId, party, state, invoiceNumber, invoiceKey } = order.state;
    if (state === 'done' && invoiceNumber !== null && invoiceNumber !== was)
      this.outbox.add(
        OrderAccepted.of({
          ...{ orderId, inquiryId, partyId: party.partyId, invoiceNumber, invoiceKey, at: at.toISOString() },
        }),
      );
    return true;
  }
}
