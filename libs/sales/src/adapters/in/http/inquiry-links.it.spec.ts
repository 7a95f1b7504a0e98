import { newId } from '@prorab/kernel';
import { eventually, testEngines } from '@prorab/platform/testing';
import { type Answer, type SalesHouse, type Who, aSalesHouse, aStranger, people } from './a-sales-house.builder.js';

describe.each(testEngines())('inquiries that are one matter, on %s', (engine) => {
  let house: SalesHouse;
  beforeAll(async () => {
    house = await aSalesHouse(engine);
  });
  afterAll(() => house.close());
  const open = async (over = {}) => {
    const threadKey = newId();
    return { threadKey, ...(await house.letter({ ...aStranger(), threadKey, ...over })) };
  };
  const card = async (id: string, as: Who = 'anna', headers = {}) =>
    (await house.get(`inquiries/${id}`, as, headers)).body;
  const link = (from: string, targetId: string, as: Who = 'anna', over: object = {}): Promise<Answer> =>
    house.ask('POST', `inquiries/${from}/link`, { as, body: { targetId, ...over } });
  const separate = (id: string, as: Who = 'anna') => house.ask('DELETE', `inquiries/${id}/link`, { as });
  const said = ({ status, body }: Answer) => [status, body.code];

  it('are linked on every board at once, separated again, and both say so in the language of the reader', async () => {
    const [one, two] = [await open({ subject: 'Панели' }), await open({ subject: 'Ещё о панелях', channel: 'chat' })];
    await house.settled();
    const since = Number((await house.get('inquiries')).headers['x-feed-seq']);
    const heard: { seq: number; kind: string; subject: string; payload: object }[] = [];
    const desk = await house.desk('boris');
    desk.on('change', (c) => heard.push(c));
    await desk.emitWithAck('follow', { stream: 'board', since });
    const [{ number: first }, { number: second, version }] = [await card(one.inquiryId), await card(two.inquiryId)];
    const linked = await link(two.inquiryId, one.inquiryId, 'anna', {
      expectedVersion: version,
      note: 'Тот же объект',
    });
    expect(linked).toMatchObject({
      status: 200,
      body: { target: { inquiryId: one.inquiryId, number: first }, parties: 'merged' },
    });
    await house.settled();
    await eventually(() => heard.some((h) => h.kind === 'inquiry-absorbed'));
    const kinds = (id: string): string[] => heard.filter((h) => h.subject === id).map((h) => h.kind);
    // A customer without a name goes silently to the other; that is a change of its own.
    expect(kinds(two.inquiryId)).toEqual(['inquiry-linked', 'inquiry-party-changed']);
    expect(kinds(one.inquiryId)).toEqual(['inquiry-absorbed']);
    expect(heard[0]?.payload).toMatchObject({ status: 'linked', linkedTo: one.inquiryId });
    const [target, source] = [await card(one.inquiryId), await card(two.inquiryId)];
    expect([linked.body.version, linked.body.target.version]).toEqual([source.version, target.version]);
    expect(target).toMatchObject({
      ...{ threads: [one.threadKey, two.threadKey], channels: ['letter', 'chat'], contactCount: 2 },
      linkedFrom: [{ id: two.inquiryId, number: second }],
    });
    expect(target.contacts).toHaveLength(2);
    expect(source).toMatchObject({ status: 'linked', linkedTo: one.inquiryId, threads: [], contacts: [] });
    expect(source.history.find((h: { kind: string }) => h.kind === 'linked')).toMatchObject({
      ...{ by: { name: 'Анна' }, note: 'Тот же объект' },
      because: [`Решение сотрудника: присоединено к обращению № ${first}.`],
    });
    const en = await card(one.inquiryId, 'anna', { 'accept-language': 'en' });
    expect(en.history.find((h: { kind: string }) => h.kind === 'absorbed').because).toEqual([
      `Decision of a person: inquiry ${second} was linked to it.`,
    ]);
    const listed = (await house.get('inquiries?limit=100')).body.items.map((i: { inquiryId: string }) => i.inquiryId);
    expect([listed.includes(one.inquiryId), listed.includes(two.inquiryId)]).toEqual([true, false]);
    expect((await house.get(`inquiries?state=linked&number=${second}`)).body.items).toHaveLength(1);

    const more = await house.letter({ ...aStranger(), threadKey: two.threadKey });
    expect(more.inquiryId).toBe(one.inquiryId);
    expect(said(await separate(two.inquiryId, 'boris'))).toEqual([200, undefined]);
    expect(await card(two.inquiryId)).toMatchObject({
      ...{ status: 'waiting', linkedTo: null, threads: [two.threadKey], contactCount: 2 },
    });
    expect(await card(one.inquiryId)).toMatchObject({ threads: [one.threadKey], contactCount: 1, linkedFrom: [] });
    expect((await house.letter({ ...aStranger(), threadKey: two.threadKey })).inquiryId).toBe(two.inquiryId);
    expect(said(await separate(two.inquiryId))).toEqual([409, 'sales.inquiry-move-refused']);
  });

  it('is refused with a reason: to itself, to spam, to none, on an old version, by who may not', async () => {
    const [one, two] = [(await open()).inquiryId, (await open()).inquiryId];
    expect(said(await link(one, one))).toEqual([422, 'sales.inquiry-linked-to-itself']);
    expect(said(await link(one, newId()))).toEqual([404, 'sales.inquiry-missing']);
    expect(said(await link(newId(), one))).toEqual([404, 'sales.inquiry-missing']);
    expect(said(await link(one, 'nonsense'))).toEqual([400, 'platform.request-invalid']);
    expect(said(await link(one, two, 'anna', { expectedVersion: 77 }))).toEqual([409, 'sales.inquiry-changed']);
    expect(said(await link(one, two, 'accountant'))).toEqual([403, 'platform.forbidden']);
    await house.ask('POST', `inquiries/${one}/take`, { as: 'boris', body: {} });
    expect(said(await link(one, two))).toEqual([403, 'platform.forbidden']);
    await house.ask('PUT', `inquiries/${two}/spam`, { body: {} });
    expect(said(await link(one, two, 'boris'))).toEqual([409, 'sales.inquiry-move-refused']);
    expect(said(await separate(one))).toEqual([409, 'sales.inquiry-move-refused']);
    expect(await card(one)).toMatchObject({ status: 'in-work', ownerId: people.boris.id, linkedTo: null });
  });

  it('two people at once: one of them is told, whichever way round, and no contact is in between', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, two, three] = [await open(), await open(), await open()];
      const late = { ...aStranger(), threadKey: one.threadKey, contactId: newId() };
      const [, ...links] = await Promise.all([
        house.letter(late),
        link(one.inquiryId, two.inquiryId, 'head'),
        link(one.inquiryId, three.inquiryId, 'head'),
        link(two.inquiryId, one.inquiryId, 'head'),
      ]);
      for (const { status, body } of links)
        if (status !== 200) expect([status, body.code]).toEqual([409, 'sales.inquiry-move-refused']);
      expect(links.filter((l) => l.status === 200).length).toBeGreaterThan(0);
      await house.settled();
      const cards = await Promise.all([one, two, three].map(({ inquiryId }) => card(inquiryId)));
      expect(cards.reduce((sum, c) => sum + c.contacts.length, 0)).toBe(4);
      const holders = cards.filter((c) => c.threads.includes(one.threadKey));
      expect(holders.map((c) => c.status)).toEqual(['waiting']);
      const contacts = holders[0]?.contacts.map((c: { contactId: string }) => c.contactId);
      expect(contacts).toContain(late.contactId);
    }
  });
});
