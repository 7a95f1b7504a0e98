import { ManualClock } from '@prorab/kernel';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { FakeColleagues } from '../../../application/ports/fake-people.js';
import { Receivables } from '../../../application/queries/index.js';
import { InvoiceReaders } from '../../../application/queries/invoices/invoice-reach.js';
import { SalesRules } from '../../../application/sales-rules.js';
import { salesTables } from '../../../sales.tables.js';
import { keepInvoices } from './funnel/an-invoice.builder.js';

describe.each(testEngines())('receivables on %s', (engine) => {
  let house: TestHouse;
  const clock = new ManualClock('2026-11-20T09:00:00.000Z');
  const colleagues = new FakeColleagues();
  const over = (tables: ConstructorParameters<typeof Receivables>[0]): Receivables =>
    new Receivables(tables, new InvoiceReaders(colleagues, clock), colleagues, new SalesRules(), clock);
  beforeAll(async () => {
    house = await openTestHouse(engine, [salesTables], clock);
  });
  afterAll(() => house.close());

  it('come to the sum of all that is awaited, of more employees than are shown, in two goes through the invoices', async () => {
    const employee = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    const at = new Date('2026-11-01T09:00:00.000Z');
    await keepInvoices(
      house.database,
      Array.from({ length: 205 }, (_, n) => ({
        ...{ id: `И-${n}`, at, total: 100_01, paid: 50_00, shipped: 100_01 },
        ...{ employeeId: n === 0 ? null : employee(n), untied: false },
      })),
    );
    house.queries.splice(0);
    const { total, shippedUnpaid, invoices, employees, brackets } = await over(house.tables).execute({ reach: 'all' });
    expect(house.queries.filter((sql) => sql.includes('sales_invoice'))).toHaveLength(2);
    expect({ total, shippedUnpaid, invoices, late: brackets['15-30'] }).toEqual({
      ...{ total: '10252.05', shippedUnpaid: '10252.05', invoices: 205, late: '10252.05' },
    });
    expect(employees).toHaveLength(200);
  });
});
