import { newId } from '@prorab/kernel';
import { testEngines } from '@prorab/platform/testing';
import type { z } from 'zod';
import type { salesConfig } from '../../../sales.config.js';
import { type SalesHouse, aSalesHouse, aStranger } from './a-sales-house.builder.js';

type Pipelines = NonNullable<z.input<typeof salesConfig>['pipelines']>;
const guards: NonNullable<Pipelines[number]['guards']> = [
  { move: 'won', needs: ['invoice', 'inn'], unlessNoted: true },
  { move: 'invoice', needs: ['inn'], unlessNoted: false },
];
const two: Pipelines = [
  { code: 'retail', ru: 'Розница', en: 'Retail' },
  {
    ...{ code: 'wholesale', ru: 'Опт', en: 'Wholesale', groups: ['опт'] },
    stages: [{ status: 'answered', ru: 'Предложение отправлено', en: 'Offer sent' }],
    guards,
  },
];

describe.each(testEngines())('pipelines over HTTP on %s', (engine) => {
  let house: SalesHouse;
  beforeAll(async () => {
    house = await aSalesHouse(engine, { pipelines: two });
  });
  afterAll(() => house.close());
  const onBoard = async (pipeline: string, group: string): Promise<string[]> => {
    const { status, body } = await house.get(`inquiries?pipeline=${pipeline}&group=${encodeURIComponent(group)}`);
    expect(status).toBe(200);
    return body.items.map((i: { inquiryId: string }) => i.inquiryId);
  };

  it('are listed with their stages and guards, in the language of the reader', async () => {
    expect((await house.get('pipelines', 'anna', { 'accept-language': 'en' })).body).toEqual([
      { code: 'retail', name: 'Retail', stages: [], guards: [] },
      {
        ...{ code: 'wholesale', name: 'Wholesale', stages: [{ status: 'answered', name: 'Offer sent' }] },
        guards,
      },
    ]);
  });
  it('narrow the board; what has none of its own belongs to the first', async () => {
    const group = newId();
    const { inquiryId: own } = await house.letter({ group, ...aStranger(), threadKey: newId() });
    const { inquiryId: old } = await house.letter({ group, ...aStranger(), threadKey: newId() });
    await house.database.run('update sales_inquiry set pipeline = null where id = ?', [old]);
    expect((await onBoard('retail', group)).sort()).toEqual([own, old].sort());
    expect(await onBoard('wholesale', group)).toEqual([]);
    const moved = await house.ask('PUT', `inquiries/${old}/pipeline`, { as: 'head', body: { pipeline: 'wholesale' } });
    expect(moved.status).toBe(200);
    expect(await onBoard('wholesale', group)).toEqual([old]);
    const { pipeline, history } = (await house.get(`inquiries/${old}`)).body;
    expect([pipeline, history.at(-1).kind, history.at(-1).note]).toEqual(['wholesale', 'pipeline', 'wholesale']);
    const wrong = await house.ask('PUT', `inquiries/${old}/pipeline`, { as: 'head', body: { pipeline: 'export' } });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'sales.pipeline-unknown']);
  });
  it('refuse a win and say what is missing, in words', async () => {
    const { inquiryId } = await house.letter({ group: 'опт', ...aStranger(), threadKey: newId() });
    await house.ask('POST', `inquiries/${inquiryId}/take`, { body: {} });
    const close = (body: object) =>
      house.ask('POST', `inquiries/${inquiryId}/close`, { body: { outcome: 'won', ...body } });
    const { status, body } = await close({});
    expect([status, body.code]).toEqual([409, 'sales.pipeline-refuses-won']);
    expect(body.detail).toMatch(/успешно, не хватает: выставленный счёт, ИНН клиента\.$/);
    expect((await close({ note: 'Оплатил на складе' })).status).toBe(200);
  });
  it('refuse an invoice without INN in our own books, a draft may wait for it', async () => {
    const { partyId } = await house.letter({ group: 'опт', ...aStranger(), threadKey: newId() });
    const lines = [{ itemKey: null, name: 'Кирпич', quantity: '10', price: '12.00' }];
    const issue = (draft: boolean) =>
      house.ask('POST', 'book/invoices', {
        body: { partyId, lines, vatRate: null, payBy: null, draft, note: 'Срочно' },
      });
    const refused = await issue(false);
    expect([refused.status, refused.body.code]).toEqual([409, 'sales.pipeline-refuses-invoice']);
    expect(refused.body.detail).toBe('Чтобы выставить счёт, не хватает: ИНН клиента.');
    const draft = await issue(true);
    expect(draft.status).toBe(201);
    const change = () =>
      house.ask('PUT', `book/invoices/${draft.body.invoiceKey}`, {
        body: { partyId, lines, vatRate: null, payBy: null, draft: false, note: null },
      });
    expect((await change()).body.code).toBe('sales.pipeline-refuses-invoice');
    const point = { kind: 'inn', value: '7707083893' };
    expect((await house.ask('POST', `parties/${partyId}/points`, { body: point })).status).toBeLessThan(300);
    expect((await change()).status).toBe(200);
    expect((await issue(false)).status).toBe(201);
  });
});
