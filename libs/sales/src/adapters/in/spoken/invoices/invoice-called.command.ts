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

/** Button: the customer was called; the count begins anew. */
@SpokenCommand(anInvoiceAnswer('sales.invoice-called', { ru: 'Позвонили', en: 'Called' }))
export class InvoiceCalledCommand implements SpokenCommandHandler<InvoiceSlots> {
  constructor(
    private readonly keeper: InvoiceKeeper,
    private readonly useCase: NoteInvoiceContact,
  ) {}

  async preview(_: InvoiceSlots, context: SpokenContext): Promise<string> {
    return inWords(context, 'Отметить, что с клиентом говорили о счёте.', 'Note that the customer was spoken to.');
  }
  async run({ subject: invoiceKey }: InvoiceSlots, context: SpokenContext): Promise<SpokenAnswer> {
    await asKeeper(this.keeper, invoiceKey, () => this.useCase.execute({ invoiceKey }));
    return answer(
      context,
      inWords(
        context,
        'С клиентом говорили, счёт дней начат заново.',
        'The customer was spoken to; the days are counted anew.',
      ),
    );
  }
}
