import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { InvoiceCardSpoken } from './invoice-card.js';
import { INVOICE } from './invoice-words.js';

/** Button: one invoice of a list. */
@SpokenCommand({
  id: INVOICE,
  right: 'sales.invoice.care',
  title: { ru: 'Карточка счёта', en: 'The card of an invoice' },
  phrases: { ru: [], en: [] },
  slots: { invoice: { kind: 'text', ask: { ru: 'Какой счёт?', en: 'Which invoice?' } } },
  effect: 'read',
})
export class InvoiceCardCommand implements SpokenCommandHandler<{ invoice: string }> {
  constructor(private readonly card: InvoiceCardSpoken) {}

  run({ invoice }: { invoice: string }, context: SpokenContext): Promise<SpokenAnswer> {
    return this.card.of(invoice, context);
  }
}
