import type { InvoiceLineView } from '../../../../application/queries/invoices/invoice-line.js';
import { byteOrderMark, csvLine } from '../csv.js';

const HEAD = [
  'Номер',
  'Дата',
  'Клиент',
  'Менеджер',
  'Сумма',
  'Оплачено',
  'Остаток',
  'Отгружено',
  'Состояние',
  'Оплатить до',
  'Оплачен',
  'Обращение',
];
const STATES: Record<InvoiceLineView['state'], string> = {
  draft: 'черновик',
  void: 'не действует',
  unpaid: 'не оплачен',
  partly: 'оплачен частично',
  paid: 'оплачен',
  over: 'переплата',
  refunded: 'деньги возвращены',
  'not-tied': 'оплата не привязана',
};
/** Russian spreadsheets part kopecks by a comma. */
const number = (roubles: string): string => roubles.replace('.', ',');

/** Page by page, as the database gives it and the reader takes it. */
export async function* invoicesCsv(pages: AsyncIterable<readonly InvoiceLineView[]>): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(HEAD);
  for await (const page of pages)
    yield page
      .map((i) =>
        csvLine([
          ...[i.number, i.issuedAt, i.party?.name ?? i.partyName ?? '', i.employee?.name ?? i.author ?? ''],
          ...[number(i.total), number(i.have), number(i.rest), number(i.shipped)],
          ...[STATES[i.state], i.payBy ?? '', i.paidAt ?? '', i.inquiry?.number ? String(i.inquiry.number) : ''],
        ]),
      )
      .join('');
}
