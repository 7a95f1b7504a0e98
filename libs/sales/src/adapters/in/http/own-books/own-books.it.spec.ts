import { testEngines } from '@prorab/platform/testing';
import { FillExampleBooks, MatchLedgerParties, WatchLedger } from '../../../../application/use-cases/index.js';
import { type SalesHouse, type Who, aSalesHouse } from '../a-sales-house.builder.js';

describe.each(testEngines())('own books over HTTP on %s', (engine) => {
  let house: SalesHouse;
  let partyId: string;
  beforeAll(async () => {
    house = await aSalesHouse(engine);
    await house.app.get(WatchLedger).execute();
    ({ partyId } = await house.letter({ from: [{ kind: 'email', value: 'zakaz@romashka.ru', name: 'Ромашка' }] }));
  });
  afterAll(() => house.close());
  const post = (url: string, body: object, as: Who = 'anna') => house.ask('POST', `book/${url}`, { as, body });
  const mirrored = async (): Promise<void> => void (await house.app.get(WatchLedger).execute());
  const line = (itemKey: string | null, quantity: string, price: string) => ({
    itemKey,
    name: itemKey ? null : 'Услуга',
    quantity,
    price,
  });
  const invoice = (lines: object[], over: object = {}) => ({
    partyId,
    lines,
    vatRate: '22',
    payBy: null,
    draft: false,
    note: null,
    ...over,
  });
  const pay = (invoiceKey: string, amount: string, direction: 'in' | 'out' = 'in') =>
    post('payments', { invoiceKey, partyId: null, amount, means: 'bank', direction, note: null }, 'accountant');

  it('an invoice is issued, shipped, paid in parts, and given back', async () => {
    const brick = await post(
      'items',
      { name: 'Кирпич М150', code: null, article: null, unit: 'шт', price: '120', stock: '100' },
      'accountant',
    );
    expect(brick.status).toBe(201);
    const made = await post('invoices', invoice([line(brick.body.itemKey, '10', '120.00'), line(null, '0.5', '0.05')]));
    expect(made.body).toMatchObject({ number: '1', total: '1200.03' });
    const key = made.body.invoiceKey as string;
    const card = async () => {
      await mirrored();
      return (await house.get(`invoices/${key}`)).body;
    };
    expect(await card()).toMatchObject({
      ...{ state: 'unpaid', vat: '216.40', party: { id: partyId }, employee: { name: 'Анна' }, author: 'Анна' },
      lines: [{ name: 'Кирпич М150' }, { name: 'Услуга', sum: '0.03' }],
    });
    expect((await post(`invoices/${key}/shipments`, {})).status).toBe(201);
    expect(await card()).toMatchObject({ shipped: '1200.03' });
    const [item] = (await house.get(`items?text=${encodeURIComponent('кирпич')}`)).body;
    expect(item.stock).toMatchObject([{ warehouse: 'Основной склад', quantity: '90', free: '90' }]);
    const first = await pay(key, '200.03');
    expect(await card()).toMatchObject({ state: 'partly', rest: '1000.00' });
    await pay(key, '1000');
    expect(await card()).toMatchObject({ state: 'paid' });
    expect((await house.get(`parties/${partyId}/books`, 'head')).body).toMatchObject({ debt: '0.00' });
    await pay(key, '100', 'out');
    expect(await card()).toMatchObject({ state: 'refunded', refunded: '100.00' });
    expect((await post(`payments/${first.body.paymentKey}/void`, { isVoid: true }, 'accountant')).status).toBe(204);
    expect(await card()).toMatchObject({ paid: '1000.00' });
    expect((await house.get(`parties/${partyId}/books`, 'head')).body).toMatchObject({ debt: '300.03' });
    expect((await house.ask('PUT', `book/invoices/${key}`, { body: invoice([line(null, '1', '1')]) })).body.code).toBe(
      'sales.book-invoice-used',
    );
  });
  it('an invoice is changed and made void by whom it belongs to', async () => {
    const { invoiceKey } = (await post('invoices', invoice([line(null, '1', '500')], { draft: true }))).body;
    const change = (as: Who) =>
      house.ask('PUT', `book/invoices/${invoiceKey}`, { as, body: invoice([line(null, '2', '500')]) });
    expect((await change('boris')).body.code).toBe('sales.book-invoice-of-another');
    expect((await change('anna')).body).toEqual({ total: '1000.00' });
    await mirrored();
    expect((await house.get(`invoices/${invoiceKey}`)).body).toMatchObject({ state: 'unpaid', total: '1000.00' });
    const makeVoid = (isVoid: boolean, as: Who) => post(`invoices/${invoiceKey}/void`, { isVoid }, as);
    expect((await makeVoid(true, 'boris')).status).toBe(403);
    expect((await makeVoid(true, 'head')).status).toBe(204);
    expect((await post(`invoices/${invoiceKey}/shipments`, {})).body.code).toBe('sales.book-invoice-void');
    await mirrored();
    expect((await house.get(`invoices/${invoiceKey}`)).body.state).toBe('void');
    expect((await makeVoid(false, 'anna')).status).toBe(204);
    await mirrored();
    expect((await house.get(`invoices/${invoiceKey}`)).body.state).toBe('unpaid');
  });
  it('the example company has something to look at, once', async () => {
    const example = await aSalesHouse(engine);
    try {
      const fill = example.app.get(FillExampleBooks);
      expect([await fill.execute(), await fill.execute()]).toEqual([true, false]);
      await example.app.get(WatchLedger).execute();
      await example.app.get(MatchLedgerParties).execute();
      const { items } = (await example.get('invoices?limit=100', 'head')).body as {
        items: { state: string; party: object | null; employee: object | null }[];
      };
      expect(items.length).toBeGreaterThan(24);
      const states = new Set(items.map((i) => i.state));
      expect([...states].sort()).toEqual(['not-tied', 'over', 'paid', 'partly', 'refunded', 'unpaid']);
      expect(items.every((i) => i.party && i.employee)).toBe(true);
      expect((await example.get('payments/untied', 'head')).body.items).toHaveLength(1);
      expect((await example.get('duplicate-proposals', 'head')).body.items).toEqual([]);
    } finally {
      await example.close();
    }
  });
  it('refuses what makes no sense', async () => {
    expect((await post('invoices', invoice([]))).status).toBe(400);
    expect((await post('invoices', invoice([line(null, '0', '1')]))).status).toBe(400);
    expect((await post('invoices', invoice([line(null, '1', '-1')]))).status).toBe(400);
    const huge = invoice([line(null, '999999999', '999999999999.99')]);
    expect((await post('invoices', huge)).body.code).toBe('sales.book-sum-too-big');
    expect((await post('invoices', invoice([line(null, '1', '1')], { payBy: '2026-02-30' }))).body.code).toBe(
      'kernel.day-invalid',
    );
    const nobody = { ...invoice([line(null, '1', '1')]), partyId: '0190a000-0000-7000-8000-00000000dead' };
    expect((await post('invoices', nobody)).body.code).toBe('sales.party-missing');
    expect((await pay('0190a000-0000-7000-8000-00000000dead', '1')).body.code).toBe('sales.book-thing-missing');
    expect((await post('payments', {}, 'anna')).status).toBe(403);
    expect((await post('items', {}, 'anna')).status).toBe(403);
  });
});
