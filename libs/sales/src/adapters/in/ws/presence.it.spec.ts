import { newId } from '@prorab/kernel';
import { eventually, testEngines } from '@prorab/platform/testing';
import { type SalesHouse, aSalesHouse, aStranger, people } from '../http/a-sales-house.builder.js';

describe.each(testEngines())('presence on %s', (engine) => {
  let house: SalesHouse;
  beforeAll(async () => {
    house = await aSalesHouse(engine);
  });
  afterAll(() => house.close());
  const open = async (): Promise<string> => (await house.letter({ ...aStranger(), threadKey: newId() })).inquiryId;

  it('shows everybody who reads and who types, until they leave', async () => {
    const inquiryId = await open();
    const [anna, boris] = [await house.desk('anna'), await house.desk('boris')];
    const heard: { employees: { name: string; mode: string }[] }[] = [];
    boris.on('inquiry:presence', (p) => heard.push(p));
    const typing = [{ id: people.anna.id, name: 'Анна', mode: 'typing' }];
    expect(await anna.emitWithAck('inquiry:viewing', { inquiryId })).toMatchObject({ ok: true });
    expect(await anna.emitWithAck('inquiry:typing', { inquiryId })).toEqual({ ok: true, employees: typing });
    expect((await house.get(`inquiries/${inquiryId}/presence`)).body).toEqual({ inquiryId, employees: typing });
    await eventually(() => heard.length === 2);
    anna.close();
    await eventually(() => heard.length === 3);
    expect(heard.map((h) => h.employees.map((e) => e.mode))).toEqual([['viewing'], ['typing'], []]);
  });

  it('forgets who is silent for thirty seconds', async () => {
    const inquiryId = await open();
    const anna = await house.desk('anna');
    await anna.emitWithAck('inquiry:viewing', { inquiryId });
    house.clock.advance({ seconds: 31 });
    expect((await house.get(`inquiries/${inquiryId}/presence`)).body.employees).toEqual([]);
  });

  it('refuses what is wrong, foreign, forbidden or too much', async () => {
    const [anna, worker] = [await house.desk('anna'), await house.desk('worker')];
    const inquiryId = await open();
    const say = (what: unknown) => anna.emitWithAck('inquiry:viewing', what);
    for (const wrong of [null, 'x', { inquiryId: 5 }, { inquiryId: '../etc' }, {}])
      expect(await say(wrong)).toEqual({ ok: false, code: 'platform.request-invalid' });
    expect(await say({ inquiryId: newId() })).toEqual({ ok: false, code: 'sales.inquiry-missing' });
    expect(await worker.emitWithAck('inquiry:viewing', { inquiryId })).toEqual({
      ok: false,
      code: 'platform.forbidden',
    });
    expect((await house.get(`inquiries/${newId()}/presence`)).status).toBe(404);
    const answers = await Promise.all(Array.from({ length: 80 }, () => say({ inquiryId })));
    expect(answers.filter((a) => a.code === 'platform.too-many-requests').length).toBeGreaterThanOrEqual(20);
    const heard: unknown[] = [];
    worker.on('inquiry:presence', (p) => heard.push(p));
    await (await house.desk('boris')).emitWithAck('inquiry:typing', { inquiryId });
    expect(heard).toEqual([]);
  });
});
