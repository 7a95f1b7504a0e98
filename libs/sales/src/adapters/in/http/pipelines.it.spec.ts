import { newId } from '@prorab/kernel';
import { testEngines } from '@prorab/platform/testing';
import type { z } from 'zod';
import type { salesConfig } from '../../../sales.config.js';
import { type SalesHouse, aSalesHouse, aStranger } from './a-sales-house.builder.js';

const two: z.input<typeof salesConfig>['pipelines'] = [
  { code: 'retail', ru: 'Розница', en: 'Retail' },
  {
    ...{ code: 'wholesale', ru: 'Опт', en: 'Wholesale', groups: ['опт'] },
    stages: [{ status: 'answered', ru: 'Предложение отправлено', en: 'Offer sent' }],
    guards: [{ move: 'won', needs: ['invoice', 'inn'], unlessNoted: true }],
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
        guards: [{ move: 'won', needs: ['invoice', 'inn'], unlessNoted: true }],
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
});
