import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  counted,
  saidDay,
} from '@prorab/platform/marks';
import { AwaitedInvoices } from '../../../../application/ports/invoice-care/awaited-invoices.port.js';
import { UnlaidMoney } from '../../../../application/queries/bank/unlaid-money.query.js';
import { inWords } from '../answers-to-reminders.js';
import { ofBooks, rub } from '../invoices/invoice-words.js';

const SHOWN = 5;
const LONGEST = 80;

/** Money that came and that nobody knows what for. */
@SpokenCommand({
  id: 'sales.unlaid-money',
  right: 'sales.payment.read',
  title: { ru: 'Неразнесённые оплаты', en: 'Payments without an invoice' },
  phrases: {
    ru: ['неразнесённые|неразнесенные|непривязанные оплаты|платежи', 'что не разнесено', 'какие оплаты не разнесены'],
    en: ['payments without an invoice', 'untied payments'],
  },
  effect: 'read',
})
export class UnlaidMoneyCommand implements SpokenCommandHandler<object> {
  constructor(
    private readonly money: UnlaidMoney,
    private readonly invoices: AwaitedInvoices,
  ) {}

  async run(_: object, context: SpokenContext): Promise<SpokenAnswer> {
    const age = await this.invoices.age();
    const { count, sum, waiting, first } = await this.money.execute({ limit: SHOWN });
    const later = counted(waiting, context.language, ['оплата', 'оплаты', 'оплат'], ['payment', 'payments']);
    const notYet =
      waiting > 0
        ? [inWords(context, `Решено, но в учёте ещё нет: ${later}`, `Decided, not in the books yet: ${later}`)]
        : [];
    if (count === 0)
      return ofBooks(context, age, inWords(context, 'Все оплаты разнесены.', 'Every payment has its invoice.'), {
        lines: notYet,
      });
    const named = counted(count, context.language, ['оплата', 'оплаты', 'оплат'], ['payment', 'payments']);
    const text = inWords(context, `Не разнесено: ${named} на ${rub(sum)}`, `Without an invoice: ${named}, ${rub(sum)}`);
    return ofBooks(context, age, text, {
      lines: [
        ...first.map(({ on, who, amount, purpose }) =>
          [saidDay(new Date(`${on}T09:00:00Z`), context), who, rub(amount), purpose?.slice(0, LONGEST)]
            .filter(Boolean)
            .join(' · '),
        ),
        ...(count > first.length
          ? [inWords(context, `…и ещё ${count - first.length}`, `…and ${count - first.length} more`)]
          : []),
        ...notYet,
      ],
    });
  }
}
