import { Money } from '@prorab/kernel';
import { mayI } from '@prorab/platform';
import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  counted,
} from '@prorab/platform/marks';
import { AwaitedInvoices } from '../../../../application/ports/invoice-care/awaited-invoices.port.js';
import { ForgottenCounting } from '../../../../application/queries/invoice-care/forgotten-counting.query.js';
import { ForgottenTotals } from '../../../../application/queries/invoice-care/forgotten-totals.query.js';
import { ListForgottenInvoices } from '../../../../application/queries/invoice-care/list-forgotten-invoices.query.js';
import { inWords } from '../answers-to-reminders.js';
import { forgottenInALine, ofBooks, offerOf, rub } from './invoice-words.js';

const SHOWN = 10;
const BUTTONS = 10;

/** What nobody pays and nobody speaks of, the dearest first. A manager sees his own, the head all. */
@SpokenCommand({
  id: 'sales.forgotten-invoices',
  right: 'sales.invoice.care',
  title: { ru: 'Забытые счета', en: 'Forgotten invoices' },
  phrases: {
    ru: [
      'забытые счета',
      'неоплаченные счета',
      'мои забытые|неоплаченные счета',
      'какие счета забыты',
      'кто не платит',
      'кто не оплатил',
    ],
    en: ['forgotten invoices', 'unpaid invoices', 'who does not pay'],
  },
  effect: 'read',
})
export class ForgottenInvoicesCommand implements SpokenCommandHandler<object> {
  constructor(
    private readonly list: ListForgottenInvoices,
    private readonly totals: ForgottenTotals,
    private readonly counting: ForgottenCounting,
    private readonly invoices: AwaitedInvoices,
  ) {}

  async run(_: object, context: SpokenContext): Promise<SpokenAnswer> {
    const { employeeId, language } = context;
    const age = await this.invoices.age();
    if (!age)
      return ofBooks(context, age, inWords(context, 'Счета ещё не прочитаны.', 'The invoices were not read yet.'));
    const everybody = mayI('sales.invoice.care-any');
    const filter = everybody ? {} : { owner: employeeId };
    const rows = await this.list.execute({ filter, limit: SHOWN, after: null, language });
    const shown = rows.slice(0, SHOWN);
    if (shown.length === 0 && (await this.counting.execute()))
      return ofBooks(
        context,
        age,
        inWords(
          context,
          'Ещё считаем: забытые счета появятся, как только учёт будет прочитан целиком.',
          'Still counting: forgotten invoices come as soon as all the books are read.',
        ),
      );
    if (shown.length === 0)
      return ofBooks(context, age, inWords(context, 'Забытых счетов нет.', 'No invoice is forgotten.'));
    const { people } = await this.totals.execute({ language });
    const own = everybody ? people : people.filter(({ owner }) => owner?.id === employeeId);
    const count = own.reduce((sum, p) => sum + p.count, 0);
    const owed = Money.sum(own.map((p) => Money.of(p.owed))).toString();
    const named = counted(count, language, ['счёт', 'счёта', 'счетов'], ['invoice', 'invoices']);
    const learned = shown.some(({ chance }) => chance !== null);
    return ofBooks(
      context,
      age,
      inWords(context, `Забыто: ${named} на ${rub(owed)}`, `Forgotten: ${named}, ${rub(owed)}`),
      {
        lines: [
          ...shown.map(
            (line) =>
              `${forgottenInALine(line, context)}${everybody && line.owner?.name ? ` · ${line.owner.name}` : ''}`,
          ),
          ...(count > shown.length
            ? [inWords(context, `…и ещё ${count - shown.length}`, `…and ${count - shown.length} more`)]
            : []),
          ...(learned
            ? []
            : [
                inWords(
                  context,
                  'Шанс оплаты пока не считаю: мало оплаченных и неоплаченных счетов.',
                  'No chances yet: too little past to learn from.',
                ),
              ]),
        ],
        buttons: shown.slice(0, BUTTONS).map(offerOf),
      },
    );
  }
}
