import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  type SpokenMoment,
  saidMoment,
} from '@prorab/platform/marks';
import { InvoiceKeeper } from '../../../../application/queries/invoice-care/invoice-keeper.query.js';
import { SnoozeInvoice } from '../../../../application/use-cases/invoice-care/snooze-invoice.use-case.js';
import { asKeeper } from '../../http/as-keeper.js';
import { inWords } from '../answers-to-reminders.js';
import { answer } from '../inquiry-words.js';
import { type InvoiceSlots, anInvoiceAnswer } from './answers-about-invoices.js';

interface Slots extends InvoiceSlots {
  until: SpokenMoment;
}

/** Button: not now; the same is told again then. */
@SpokenCommand(
  anInvoiceAnswer(
    'sales.invoice-snoozed',
    { ru: 'Отложить…', en: 'Put off…' },
    { until: { kind: 'moment', ask: { ru: 'До какого времени отложить?', en: 'Until when?' } } },
  ),
)
export class InvoiceSnoozedCommand implements SpokenCommandHandler<Slots> {
  constructor(
    private readonly keeper: InvoiceKeeper,
    private readonly snoozeInvoice: SnoozeInvoice,
  ) {}

  async preview({ until }: Slots, context: SpokenContext): Promise<string> {
    const at = saidMoment(new Date(until.at), context);
    return inWords(context, `Отложить счёт: ${at}.`, `Put the invoice off: ${at}.`);
  }
  async run({ subject: invoiceKey, until }: Slots, context: SpokenContext): Promise<SpokenAnswer> {
    const at = new Date(until.at);
    await asKeeper(this.keeper, invoiceKey, () => this.snoozeInvoice.execute({ invoiceKey, until: at }));
    return answer(
      context,
      inWords(context, `Напомню: ${saidMoment(at, context)}.`, `I will remind you: ${saidMoment(at, context)}.`),
    );
  }
}
