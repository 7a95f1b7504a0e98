import type { ExportedInquiry } from '../../../application/use-cases/export-inquiries.use-case.js';
import { cell } from './csv.js';
import { inquiriesCsv } from './inquiries-csv.js';

const inquiry = (subject: string): ExportedInquiry =>
  ({
    number: 7,
    status: 'waiting',
    channels: ['letter', 'call'],
    party: { id: 'p', name: 'ООО «Ёлка»' },
    subject,
    owner: null,
    receivedAt: '2026-11-23T09:00:00.000Z',
    respondBy: null,
    nextStep: null,
  }) as ExportedInquiry;
async function* pages(): AsyncGenerator<ExportedInquiry[]> {
  yield [inquiry('Панели; 120 м²')];
  yield [inquiry('=cmd|calc')];
}

describe('the table of inquiries', () => {
  it('begins with a head and holds every page', async () => {
    const parts: string[] = [];
    for await (const part of inquiriesCsv(pages())) parts.push(part);
    const lines = parts.join('').split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFНомер;Состояние;Канал;Клиент;Тема;Ответственный;Получено;Ответить до;Следующий шаг;Срок шага',
    );
    expect(lines[1]).toBe('7;waiting;letter call;ООО «Ёлка»;"Панели; 120 м²";;2026-11-23T09:00:00.000Z;;;');
    expect(lines[2]).toContain('"\'=cmd|calc"');
    expect(lines).toHaveLength(4);
  });
  it.each(['=1+1', '+7812', '-5', '@x', ' =1', '\t=1', '|x', '＝1'])('defuses %j', (text) => {
    expect(cell(text)).toMatch(/^"'/);
  });
});
