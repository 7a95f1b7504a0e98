import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { InvoiceKeeper } from '../../../../application/queries/invoice-care/invoice-keeper.query.js';
import { LossReasons } from '../../../../application/queries/loss-reasons.query.js';
import { RefuseInvoice } from '../../../../application/use-cases/invoice-care/refuse-invoice.use-case.js';
import { asKeeper } from '../../http/as-keeper.js';
import { inWords } from '../answers-to-reminders.js';
import { answer } from '../inquiry-words.js';
import { type InvoiceSlots, anInvoiceAnswer } from './answers-about-invoices.js';

interface Slots extends InvoiceSlots {
  /** Code of the list; without it the reasons are asked for by buttons. */
  reason?: string;
}
const COMMAND = 'sales.invoice-refused';

/** Button: the customer will not pay; the reason is one of the company's list. */
@SpokenCommand(anInvoiceAnswer(COMMAND, { ru: 'Отказ…', en: 'Refused…' }))
export class InvoiceRefusedCommand implements SpokenCommandHandler<Slots> {
  constructor(
    private readonly keeper: InvoiceKeeper,
    private readonly lossReasons: LossReasons,
    private readonly refuseInvoice: RefuseInvoice,
  ) {}

  async preview(slots: Slots, context: SpokenContext): Promise<string | SpokenAnswer> {
    if (slots.reason === undefined) return this.#asked(slots, context);
    return inWords(
      context,
      'Отметить отказ: об этом счёте больше не напоминать.',
      'Note the refusal: no more reminders of it.',
    );
  }
  async run(slots: Slots, context: SpokenContext): Promise<SpokenAnswer> {
    const { subject: invoiceKey, reason } = slots;
    if (reason === undefined) return this.#asked(slots, context);
    await asKeeper(this.keeper, invoiceKey, () => this.refuseInvoice.execute({ invoiceKey, reason }));
    const name = this.lossReasons.execute(context).find(({ code }) => code === reason)?.name ?? reason;
    return answer(
      context,
      inWords(context, `Отказ: ${name}. Больше не напоминаю.`, `Refused: ${name}. No more reminders.`),
    );
  }

  #asked({ subject }: Slots, context: SpokenContext): SpokenAnswer {
    const reasons = this.lossReasons.execute(context);
    return answer(context, inWords(context, 'По какой причине?', 'Why?'), {
      buttons: reasons.map(({ code, name }) => ({
        label: name,
        command: COMMAND,
        slots: { subject, reason: code },
        sure: true,
      })),
    });
  }
}
