import { newId } from '@prorab/kernel';
import { testEngines } from '@prorab/platform/testing';
import { keepInvoices, keepPayments } from '../../../out/persistence/funnel/an-invoice.builder.js';
import { type SalesHouse, type Who, aSalesHouse, aStranger, people } from '../a-sales-house.builder.js';

const plan = { requests: 4, invoices: 3, paid: '1000.00', averageBill: null, paidShare: 50 };

describe.each(testEngines())('plan and fact over HTTP on %s', (engine) => {
  let house: SalesHouse;
  const { anna, boris, vera } = people;
  beforeAll(async () => {
    house = await aSalesHouse(engine);
    const letter = async (as: Who, at: string): Promise<void> => {
      house.clock.set(at);
      const { inquiryId } = await house.letter({ subject: 'Кирпич', ...aStranger(), threadKey: newId() });
      expect((await house.ask('POST', `inquiries/${inquiryId}/take`, { as, body: {} })).status).toBe(200);
    };
    // The first and the last minute of November where the branch is; a minute before and after it is another month.
    for (const at of [
      '2026-10-31T20:59:00.000Z',
      '2026-10-31T21:00:00.000Z',
      '2026-11-10T09:00:00.000Z',
      '2026-11-30T20:59:00.000Z',
      '2026-11-30T21:00:00.000Z',
    ])
      await letter('anna', at);
    await letter('boris', '2026-11-05T09:00:00.000Z');
    const [early, late] = [new Date('2026-10-20T09:00:00Z'), new Date('2026-11-20T09:00:00Z')];
    await keepInvoices(house.database, [
      { id: 'A1', at: late, total: 300_00, employeeId: anna.id, paid: 300_00, paidAt: late },
      { id: 'A2', at: late, total: 101_01, employeeId: anna.id, paid: 50_00, refunded: 20_00 },
      { id: 'A3', at: late, total: 900_00, employeeId: anna.id, phantomOf: 'A1' },
      { id: 'A4', at: early, total: 200_00, employeeId: anna.id, paid: 200_00, paidAt: late },
      { id: 'A5', at: late, total: 700_00, employeeId: anna.id, posted: false },
      { id: 'N1', at: late, total: 10_00, paid: 10_00, paidAt: late },
    ]);
    await keepPayments(house.database, [
      { id: 'P1', at: late, amount: 300_00, invoiceId: 'A1' },
      { id: 'P2', at: late, amount: 50_00, invoiceId: 'A2' },
      { id: 'P3', at: late, amount: 20_00, invoiceId: 'A2', direction: 'out' },
      { id: 'P4', at: late, amount: 150_00, invoiceId: 'A4' },
      { id: 'P5', at: early, amount: 50_00, invoiceId: 'A4' },
      { id: 'P6', at: late, amount: 10_00, invoiceId: 'N1' },
    ]);
    // Monday noon: of the 179 working hours of November (the 4th is a holiday, the 3rd an hour shorter) 128 are over.
    house.clock.set('2026-11-23T09:00:00.000Z');
  });
  afterAll(() => house.close());
  const show = async (as: Who = 'head') => {
    const { status, body } = await house.get('plans/2026-11', as);
    expect([status, body.code]).toEqual([200, undefined]);
    return body;
  };
  const keep = (body: object, as: Who = 'head', path = `plans/2026-11/${anna.id}`) =>
    house.ask('PUT', path, { as, body });

  it('lays beside the plan what was brought in the month, and what it will be', async () => {
    expect((await keep(plan)).status).toBe(204);
    expect((await keep({ ...plan, requests: 6 })).status).toBe(204);
    expect((await keep(plan, 'head', `plans/2026-11/${vera.id}`)).status).toBe(204);
    const { lines, total, passed } = await show();
    expect(passed).toBe(71.5);
    expect(lines).toEqual([
      {
        manager: { id: anna.id, name: 'Анна' },
        plan: { ...plan, requests: 6 },
        fact: {
          ...{ requests: 3, invoices: 2, invoicesPaid: 1, invoiced: '401.01', paid: '480.00' },
          ...{ averageBill: '200.51', paidShare: 50 },
        },
        forecast: { requests: 4, invoices: 3, paid: '671.25' },
      },
      expect.objectContaining({
        manager: null,
        plan: null,
        fact: expect.objectContaining({ invoices: 1, paid: '10.00' }),
      }),
      expect.objectContaining({
        manager: { id: boris.id, name: 'Борис' },
        fact: expect.objectContaining({ requests: 1 }),
      }),
      expect.objectContaining({
        manager: { id: vera.id, name: 'Вера' },
        plan,
        fact: expect.objectContaining({ requests: 0 }),
      }),
    ]);
    expect(total.fact).toMatchObject({ requests: 4, invoices: 3, invoicesPaid: 2, paid: '490.00' });
    const december = (await house.get('plans/2026-12', 'head')).body;
    expect([december.passed, december.lines[0].forecast]).toEqual([0, null]);
    const october = (await house.get('plans/2026-10', 'head')).body;
    expect([october.passed, october.lines[0].fact.requests, october.lines[0].forecast.requests]).toEqual([100, 1, 1]);
  });

  it('remembers who planned what, for those who plan', async () => {
    const { body } = await house.get('plans/2026-11/history', 'head');
    expect(
      body.map((k: { manager: { id: string }; plan: { requests: number }; by: { id: string } }) => [
        k.manager.id,
        k.plan.requests,
        k.by.id,
      ]),
    ).toEqual([
      [vera.id, 4, people.head.id],
      [anna.id, 6, people.head.id],
      [anna.id, 4, people.head.id],
    ]);
    const [entry] = await house.database.all<{ before: string; after: string }>(
      "select `before`, `after` from platform_audit where action = 'sales.plan-kept' order by id limit 1 offset 1",
    );
    expect([JSON.parse(entry?.before ?? '').requests, JSON.parse(entry?.after ?? '').requests]).toEqual([4, 6]);
    expect((await house.get('plans/2026-11/history', 'anna')).status).toBe(403);
    expect((await keep(plan, 'anna')).status).toBe(403);
  });

  it('everybody sees what he sees of the funnel', async () => {
    const seen = async (as: Who): Promise<(string | undefined)[]> =>
      (await show(as)).lines.map((line: { manager: { name: string } | null }) => line.manager?.name);
    expect(await seen('vera')).toEqual(['Вера']);
    expect(await seen('anna')).toEqual(['Анна', 'Борис', 'Вера']);
    expect((await house.get('plans/2026-11', 'worker')).status).toBe(403);
  });

  it('leaves the house as a table for the head, and the audit log knows', async () => {
    expect((await house.get('plans/2026-11/export', 'anna')).status).toBe(403);
    const { text } = await house.get('plans/2026-11/export', 'head');
    expect(text.split('\r\n')[1]).toBe('2026-11;Анна;6;3;4;3;2;3;"401,01";"1000,00";"480,00";"671,25";;"200,51";50;50');
    const [entry] = await house.database.all<{ actor: string }>(
      "select actor from platform_audit where action = 'sales.plan-and-fact-exported'",
    );
    expect(entry?.actor).toBe(`employee:${people.head.id}`);
  });

  it('costs as many reads for a full month as for an empty one', async () => {
    await house.settled();
    const empty = await house.readsOf(() => house.get('plans/2025-01', 'head'));
    expect(await house.readsOf(() => show())).toBe(empty);
    expect(empty).toBe(5);
  });

  it.each([
    ['plans/2026-13', undefined, 400, 'platform.request-invalid'],
    ['plans/november', undefined, 400, 'platform.request-invalid'],
    [`plans/2026-11/${newId()}`, plan, 422, 'sales.employee-unknown'],
    [`plans/2026-11/${boris.id}`, { ...plan, paid: '-5' }, 400, 'platform.request-invalid'],
    [`plans/2026-11/${boris.id}`, { ...plan, paidShare: 101 }, 400, 'platform.request-invalid'],
    [`plans/2026-11/${boris.id}`, { requests: 1 }, 400, 'platform.request-invalid'],
  ])('refuses %s', async (path, body, expected, code) => {
    const answer = body ? await keep(body, 'head', path) : await house.get(path, 'head');
    expect([answer.status, answer.body.code]).toEqual([expected, code]);
  });
});
