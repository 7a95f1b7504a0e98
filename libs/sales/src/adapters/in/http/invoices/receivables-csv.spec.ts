import type { Aged, ReceivablesView } from '../../../../application/queries/invoices/receivables.query.js';
import { receivablesCsv } from './receivables-csv.js';

const aged = (total: string, invoices: number): Aged => ({
  ...{ total, notTied: '0.00', shippedUnpaid: '0.00', invoices },
  brackets: { 'not-due': total, '1-7': '0.00', '8-14': '0.00', '15-30': '0.00', '31-60': '0.00', 'over-60': '0.00' },
});
const view = (all: Aged): ReceivablesView => ({
  ...{ ...all, today: '2026-11-23', employees: [], booksAnsweredAt: null },
  parties: [{ ...aged('7000.00', 2), party: null, partyKey: 'p', name: '=cmd()' }],
});

describe('receivables as a table', () => {
  it('comes to what is awaited in all: customers beyond those that are named stand in one line', () => {
    const lines = receivablesCsv(view(aged('7500.50', 5)))
      .replaceAll('"', '')
      .split('\r\n');
    expect(lines[1]).toContain(';2;7000,00;');
    expect(lines[1]).not.toMatch(/^=/);
    expect(lines[2]).toBe('Остальные клиенты;3;500,50;0,00;0,00;500,50;0,00;0,00;0,00;0,00;0,00');
  });
  it('has no such line when all are named', () => {
    expect(receivablesCsv(view(aged('7000.00', 2)))).not.toContain('Остальные');
  });
});
