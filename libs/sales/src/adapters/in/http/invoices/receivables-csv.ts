import { Money } from '@prorab/kernel';
import { ageBrackets } from '../../../../application/queries/invoices/age-brackets.js';
import type { Aged, ReceivablesView } from '../../../../application/queries/invoices/receivables.query.js';
import { byteOrderMark, csvLine } from '../csv.js';

const HEAD = [
  ...['Клиент', 'Счетов', 'Ждём', 'Из них оплата не привязана', 'Отгружено и не оплачено'],
  ...['Срок не наступил', '1-7 дней', '8-14 дней', '15-30 дней', '31-60 дней', 'Больше 60 дней'],
];
/** Russian spreadsheets part kopecks by a comma. */
const number = (roubles: string): string => roubles.replace('.', ',');

const row = (name: string, one: Aged): string =>
  csvLine([
    ...[name, String(one.invoices), number(one.total), number(one.notTied), number(one.shippedUnpaid)],
    ...ageBrackets.map((age) => number(one.brackets[age])),
  ]);

/** By customer, who owes most first; those beyond the ones that are named together, so that it comes to all that is awaited. */
export const receivablesCsv = (view: ReceivablesView): string => {
  const others = othersIn(view);
  return (
    byteOrderMark +
    csvLine(HEAD) +
    view.parties.map((one) => row(one.party?.name ?? one.name ?? '', one)).join('') +
    (others.invoices > 0 ? row('Остальные клиенты', others) : '')
  );
};

function othersIn({ parties, ...all }: ReceivablesView): Aged {
  const less = (of: (one: Aged) => string): string =>
    Money.of(of(all))
      .subtract(Money.sum(parties.map((one) => Money.of(of(one)))))
      .toString();
  return {
    ...{ total: less((a) => a.total), notTied: less((a) => a.notTied), shippedUnpaid: less((a) => a.shippedUnpaid) },
    invoices: all.invoices - parties.reduce((sum, one) => sum + one.invoices, 0),
    brackets: Object.fromEntries(ageBrackets.map((age) => [age, less((a) => a.brackets[age])])) as Aged['brackets'],
  };
}
