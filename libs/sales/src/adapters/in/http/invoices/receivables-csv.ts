import { ageBrackets } from '../../../../application/queries/invoices/age-brackets.js';
import type { ReceivablesView } from '../../../../application/queries/invoices/receivables.query.js';
import { byteOrderMark, csvLine } from '../csv.js';

const HEAD = [
  ...['Клиент', 'Счетов', 'Ждём', 'Из них оплата не привязана', 'Отгружено и не оплачено'],
  ...['Срок не наступил', '1-7 дней', '8-14 дней', '15-30 дней', '31-60 дней', 'Больше 60 дней'],
];
/** Russian spreadsheets part kopecks by a comma. */
const number = (roubles: string): string => roubles.replace('.', ',');

/** By customer, who owes most first. */
export const receivablesCsv = ({ parties }: ReceivablesView): string =>
  byteOrderMark +
  csvLine(HEAD) +
  parties
    .map((one) =>
      csvLine([
        ...[one.party?.name ?? one.name ?? '', String(one.invoices), number(one.total)],
        ...[number(one.notTied), number(one.shippedUnpaid), ...ageBrackets.map((age) => number(one.brackets[age]))],
      ]),
    )
    .join('');
