import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { AwaitedInvoices } from '../../../../application/ports/invoice-care/awaited-invoices.port.js';
import { InvoiceAtGlance } from '../../../../application/queries/books/invoice-at-glance.query.js';
import { InvoiceMissing } from '../../../../domain/invoice/invoice-errors.js';
import { reachOfMe } from '../../http/invoices/reach-of-me.js';
import { inWords } from '../answers-to-reminders.js';
import { InvoiceCardSpoken } from './invoice-card.js';
import { invoiceInALine, ofBooks, offerOf } from './invoice-words.js';

/** Numbers begin anew each year, and with each prefix. */
const MANY = 6;

/** How an invoice stands; several of one number: which one. */
@SpokenCommand({
  id: 'sales.invoice-by-number',
  right: 'sales.invoice.care',
  title: { ru: 'Счёт по номеру', en: 'An invoice by its number' },
  phrases: {
    ru: [
      'счёт {number}',
      'что со счётом {number}',
      'оплата по счёту {number}',
      'оплачен ли счёт {number}',
      'статус счёта {number}',
    ],
    en: ['invoice {number}', 'status of invoice {number}', 'is invoice {number} paid'],
  },
  slots: { number: { kind: 'number', ask: { ru: 'Какой номер счёта?', en: 'What is the number of the invoice?' } } },
  effect: 'read',
})
export class InvoiceByNumberCommand implements SpokenCommandHandler<{ number: number }> {
  constructor(
    private readonly glance: InvoiceAtGlance,
    private readonly card: InvoiceCardSpoken,
    private readonly invoices: AwaitedInvoices,
  ) {}

  async run({ number }: { number: number }, context: SpokenContext): Promise<SpokenAnswer> {
    const mine = await this.glance.byNumber({ number: String(number), reach: reachOfMe(), limit: MANY });
    // Of another's only that it is another's is said.
    const found =
      mine.length > 0 ? mine : await this.glance.byNumber({ number: String(number), reach: 'all', limit: 1 });
    const [only] = found;
    if (!only) throw new InvoiceMissing(String(number));
    if (found.length === 1) return this.card.of(only.invoiceKey, context);
    return ofBooks(
      context,
      await this.invoices.age(),
      inWords(context, `Счетов № ${number} несколько. Какой?`, `There are several invoices ${number}. Which?`),
      {
        lines: found.map((one) => invoiceInALine(one, context)),
        buttons: found.map((one) => ({ ...offerOf(one), label: invoiceInALine(one, context) })),
      },
    );
  }
}
