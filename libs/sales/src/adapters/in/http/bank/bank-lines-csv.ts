import type { BankLineView } from '../../../../application/queries/bank/bank-line-view.js';
import { byteOrderMark, csvLine } from '../csv.js';

const HEAD = ['Дата', 'Номер', 'Плательщик', 'ИНН', 'Сумма', 'Назначение', 'Состояние', 'Счета', 'Решил', 'Пометка'];
const STATES: Record<BankLineView['state'], string> = {
  open: 'не разнесена',
  waiting: 'ждёт оплату в учёте',
  tied: 'разнесена',
  covered: 'разнесена в учёте',
  'not-customers': 'не оплата клиента',
};
/** Russian spreadsheets part kopecks by a comma. */
const number = (roubles: string): string => roubles.replace('.', ',');

/** Page by page, as the database gives it and the reader takes it. */
export async function* bankLinesCsv(pages: AsyncIterable<readonly BankLineView[]>): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(HEAD);
  for await (const page of pages)
    yield page
      .map((l) =>
        csvLine([
          ...[l.on, l.number, l.party?.name ?? l.payerName ?? '', l.payerInn ?? '', number(l.amount), l.purpose],
          ...[STATES[l.state], l.shares.map((s) => `${s.number ?? s.invoiceKey}: ${number(s.amount)}`).join(', ')],
          ...[l.decidedByEmployee?.name ?? (l.decidedBy === 'rule' ? 'Прораб' : ''), l.note ?? ''],
        ]),
      )
      .join('');
}
