import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { InvoiceKeeper } from '../../../../application/queries/invoice-care/invoice-keeper.query.js';
import { NoteInvoiceContact } from '../../../../application/use-cases/invoice-care/note-invoice-contact.use-case.js';
import { asKeeper } from '../../http/as-keeper.js';
import { inWords } from '../answers-to-reminders.js';
import { answer } from '../inquiry-words.js';
import { type InvoiceSlots, anInvoiceAnswer } from './answers-about-invoices.js';

/** Button: what there was to do is done; the count begins anew. */
@SpokenCommand(anInvoiceAnswer('sales.invoice-done', { ru: 'Готово', en: 'Done' }))
export class InvoiceDoneCommand implements SpokenCommandHandler<InvoiceSlots> {
  constructor(
    private readonly keeper: InvoiceKeeper,
    private readonly useCase: NoteInvoiceContact,
  ) {}

  async preview(_: InvoiceSlots, context: SpokenContext): Promise<string> {
    return inWords(context, 'Отметить, что по счёту всё сделано.', 'Note that all is done about the invoice.');
  }
  async run({ subject: invoiceKey }: InvoiceSlots, context: SpokenContext): Promise<SpokenAnswer> {
    await asKeeper(this.keeper, invoiceKey, () =>
      this.useCase.execute({ invoiceKey, note: inWords(context, 'сделано', 'done') }),
    );
    return answer(
      context,
      inWords(context, 'Сделано. Напомню, если оплата не придёт.', 'Done. I will remind you if no money comes.'),
    );
  }
}
