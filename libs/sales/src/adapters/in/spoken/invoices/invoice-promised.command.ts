import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  type SpokenMoment,
  saidDay,
} from '@prorab/platform/marks';
import { InvoiceKeeper } from '../../../../application/queries/invoice-care/invoice-keeper.query.js';
import { PromisePayment } from '../../../../application/use-cases/invoice-care/promise-payment.use-case.js';
import { asKeeper } from '../../http/as-keeper.js';
import { inWords } from '../answers-to-reminders.js';
import { answer } from '../inquiry-words.js';
import { type InvoiceSlots, anInvoiceAnswer } from './answers-about-invoices.js';

interface Slots extends InvoiceSlots {
  by: SpokenMoment;
}

/** Button: the customer says by which day he pays. */
@SpokenCommand(
  anInvoiceAnswer(
    'sales.invoice-promised',
    { ru: 'Обещали к дате…', en: 'Promised by a date…' },
    { by: { kind: 'moment', ask: { ru: 'К какому дню обещали оплатить?', en: 'By which day will they pay?' } } },
  ),
)
export class InvoicePromisedCommand implements SpokenCommandHandler<Slots> {
  constructor(
    private readonly keeper: InvoiceKeeper,
    private readonly promisePayment: PromisePayment,
  ) {}

  async preview({ by }: Slots, context: SpokenContext): Promise<string> {
    const day = saidDay(new Date(by.at), context);
    return inWords(context, `Ждать оплату: ${day}.`, `Wait for the payment: ${day}.`);
  }
  async run({ subject: invoiceKey, by }: Slots, context: SpokenContext): Promise<SpokenAnswer> {
    await asKeeper(this.keeper, invoiceKey, () => this.promisePayment.execute({ invoiceKey, on: by.day }));
    const day = saidDay(new Date(by.at), context);
    return answer(
      context,
      inWords(
        context,
        `Обещали оплатить: ${day}. До этого не напоминаю.`,
        `Promised: ${day}. I keep quiet until then.`,
      ),
    );
  }
}
