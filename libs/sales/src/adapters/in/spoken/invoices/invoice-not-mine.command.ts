import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { InvoiceKeeper } from '../../../../application/queries/invoice-care/invoice-keeper.query.js';
import { HandOverInvoice } from '../../../../application/use-cases/invoice-care/hand-over-invoice.use-case.js';
import { asKeeper } from '../../http/as-keeper.js';
import { inWords } from '../answers-to-reminders.js';
import { answer } from '../inquiry-words.js';
import { type InvoiceSlots, anInvoiceAnswer } from './answers-about-invoices.js';

/** Button: it is not the manager’s; the heads look after it. */
@SpokenCommand(anInvoiceAnswer('sales.invoice-not-mine', { ru: 'Не моё', en: 'Not mine' }))
export class InvoiceNotMineCommand implements SpokenCommandHandler<InvoiceSlots> {
  constructor(
    private readonly keeper: InvoiceKeeper,
    private readonly useCase: HandOverInvoice,
  ) {}

  async preview(_: InvoiceSlots, context: SpokenContext): Promise<string> {
    return inWords(context, 'Передать счёт руководителю.', 'Leave the invoice to the head.');
  }
  async run({ subject: invoiceKey }: InvoiceSlots, context: SpokenContext): Promise<SpokenAnswer> {
    await asKeeper(this.keeper, invoiceKey, () => this.useCase.execute({ invoiceKey, to: null }));
    return answer(context, inWords(context, 'Счёт передан руководителю.', 'The head looks after it now.'));
  }
}
