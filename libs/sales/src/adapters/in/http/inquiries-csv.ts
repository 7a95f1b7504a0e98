import type { ExportedInquiry } from '../../../application/use-cases/export-inquiries.use-case.js';
import { byteOrderMark, csvLine } from './csv.js';

const HEAD = [
  'Номер',
  'Состояние',
  'Канал',
  'Клиент',
  'Тема',
  'Ответственный',
  'Получено',
  'Ответить до',
  'Следующий шаг',
  'Срок шага',
];

/** Page by page, as the database gives it and the reader takes it. */
export async function* inquiriesCsv(pages: AsyncIterable<readonly ExportedInquiry[]>): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(HEAD);
  for await (const page of pages)
    yield page
      .map((i) =>
        csvLine([
          String(i.number),
          i.status,
          i.channels.join(' '),
          i.party.name ?? '',
          i.subject,
          i.owner ?? '',
          i.receivedAt,
          i.respondBy ?? '',
          i.nextStep?.text ?? '',
          i.nextStep?.due ?? '',
        ]),
      )
      .join('');
}
