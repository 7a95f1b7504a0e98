import { Injectable } from '@nestjs/common';
import type { SpokenAnswer, SpokenContext } from '@prorab/platform/marks';
import { Colleagues } from '../../../../application/ports/colleagues.port.js';
import { AwaitedInvoices } from '../../../../application/ports/invoice-care/awaited-invoices.port.js';
import { InvoiceAtGlance } from '../../../../application/queries/books/invoice-at-glance.query.js';
import { InvoiceKeeper } from '../../../../application/queries/invoice-care/invoice-keeper.query.js';
import { reasonInWords } from '../../../../application/queries/invoice-care/reason-words.js';
import { UnpaidReasons } from '../../../../application/queries/invoice-care/unpaid-reasons.query.js';
import { mayI } from '@prorab/platform';
import { asKeeper } from '../../http/as-keeper.js';
import { reachOfMe } from '../../http/invoices/reach-of-me.js';
import { inWords } from '../answers-to-reminders.js';
import { careOffers, invoiceAtLength, ofBooks } from './invoice-words.js';

/** One invoice as it is shown in the talk: state, paid share, lines in short, why it may not be paid, and what can be done. */
@Injectable()
export class InvoiceCardSpoken {
  constructor(
    private readonly glance: InvoiceAtGlance,
    private readonly keeper: InvoiceKeeper,
    private readonly reasons: UnpaidReasons,
    private readonly colleagues: Colleagues,
    private readonly invoices: AwaitedInvoices,
  ) {}

  /** To whoever may see it; buttons to whoever may do something about it. @throws InvoiceMissing, InvoiceNotYours */
  async of(invoiceKey: string, context: SpokenContext): Promise<SpokenAnswer> {
    if (await this.glance.isSeen({ invoiceKey, reach: reachOfMe() })) {
      const { keepers } = await this.keeper.execute({ invoiceKey });
      const keeps = mayI('sales.invoice.care-any') || keepers.includes(context.employeeId);
      return this.#card(invoiceKey, keeps, context);
    }
    return asKeeper(this.keeper, invoiceKey, () => this.#card(invoiceKey, true, context));
  }

  async #card(invoiceKey: string, keeps: boolean, context: SpokenContext): Promise<SpokenAnswer> {
    const invoice = await this.glance.execute({ invoiceKey });
    const names = await this.colleagues.names();
    const manager = invoice.employeeId === null ? null : (names.get(invoice.employeeId) ?? null);
    const awaited = invoice.state === 'unpaid' || invoice.state === 'partly';
    const why = awaited ? ((await this.reasons.execute({ invoiceKeys: [invoiceKey] })).get(invoiceKey) ?? []) : [];
    return ofBooks(
      context,
      await this.invoices.age(),
      inWords(context, `Счёт № ${invoice.number}`, `Invoice ${invoice.number}`),
      {
        lines: [
          ...invoiceAtLength(invoice, manager, context),
          ...why.map((reason) => reasonInWords(reason, context.language)),
        ],
        buttons: awaited && keeps ? careOffers(invoiceKey, context) : [],
      },
    );
  }
}
