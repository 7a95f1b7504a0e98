import { newId } from '@prorab/kernel';
import { eventually, testEngines } from '@prorab/platform/testing';
import { type SalesHouse, type Who, aSalesHouse, aStranger, people } from './a-sales-house.builder.js';

describe.each(testEngines())('what is done to an inquiry on %s', (engine) => {
  let house: SalesHouse;
  beforeAll(async () => {
    house = await aSalesHouse(engine);
  });
  afterAll(() => house.close());
  const open = async (): Promise<string> => (await house.letter({ ...aStranger(), threadKey: newId() })).inquiryId;
  const card = async (id: string, as: Who = 'anna', headers = {}) =>
    (await house.get(`inquiries/${id}`, as, headers)).body;
  const post = async (url: string, body: unknown = {}, as: Who = 'anna', headers = {}): Promise<[number, string?]> => {
    const answer = await house.ask('POST', `inquiries/${url}`, { as, body, headers });
    return answer.status === 200 ? [200] : [answer.status, answer.body.code];
  };

  it('goes its whole way, and the card says who, when, how long and why', async () => {
    const id = await open();
    house.clock.advance({ minutes: 10 });
    expect(await post(`${id}/assign`, { employeeId: people.anna.id, note: 'Вам' }, 'head')).toEqual([200]);
    expect(await post(`${id}/take`)).toEqual([200]);
    house.clock.advance({ minutes: 30 });
    expect(await post(`${id}/return`, { note: 'Не моё' })).toEqual([200]);
    expect(await post(`${id}/take`, {}, 'boris')).toEqual([200]);
    expect(await post(`${id}/close`, { outcome: 'lost', reason: 'price', note: 'Дорого' }, 'boris')).toEqual([200]);
    const ru = await card(id);
    expect(ru).toMatchObject({
      status: 'closed-lost',
      lossReason: 'price',
      owner: { id: people.boris.id, name: 'Борис' },
      passedBy: [{ name: 'Анна' }],
      attention: [],
    });
    expect(ru.timeIn).toEqual(
      expect.arrayContaining([
        { status: 'waiting', minutes: 10, workingMinutes: 10 },
        { status: 'in-work', minutes: 30, workingMinutes: 30 },
      ]),
    );
    expect(ru.contacts).toMatchObject([{ direction: 'in', channel: 'letter' }]);
    const assigned = (h: { note: string }): boolean => h.note === 'Вам';
    expect(ru.history.find(assigned)).toMatchObject({
      by: { name: 'Глеб' },
      because: ['Решение сотрудника: назначил Глеб.'],
    });
    const en = await card(id, 'anna', { 'accept-language': 'en' });
    expect(en.history.find(assigned).because).toEqual(['Decision of a person: assigned by Глеб.']);
    const history = await house.get(`inquiries/${id}/history?limit=2`);
    expect(history.body.items.map((h: { kind: string }) => h.kind)[0]).toBe('opened');
    const rest = await house.get(`inquiries/${id}/history?after=${history.body.next}`);
    expect([...history.body.items, ...rest.body.items]).toEqual(ru.history);
    expect(await post(`${id}/reopen`, { note: 'Вернулись' }, 'anna')).toEqual([200]);
    expect(await card(id)).toMatchObject({ status: 'waiting', lossReason: null, ownerId: null });
  });

  it('is given out by the rules when somebody is at work', async () => {
    house.staff.atWork.add(people.anna.id);
    const id = await open();
    const given = await eventually(async () => {
      const now = await card(id);
      return now.ownerId === people.anna.id ? now : false;
    });
    house.staff.atWork.clear();
    expect(given.history.at(-1).because.at(-1)).toContain('Наименьшая загрузка: Анна');
  });

  it('refuses what was decided on another version, by header or by body', async () => {
    const id = await open();
    await house.settled();
    const { version } = await card(id);
    const { headers } = await house.get(`inquiries/${id}`);
    expect(headers.etag).toBe(`"${version}"`);
    expect(await post(`${id}/take`, { expectedVersion: version })).toEqual([200]);
    expect(await post(`${id}/close`, { outcome: 'won', expectedVersion: version })).toEqual([
      409,
      'sales.inquiry-changed',
    ]);
    expect(await post(`${id}/close`, { outcome: 'won' }, 'anna', { 'if-match': `"${version}"` })).toEqual([
      409,
      'sales.inquiry-changed',
    ]);
    expect(await post(`${id}/close`, { outcome: 'won' }, 'anna', { 'if-match': 'yesterday' })).toEqual([
      400,
      'platform.request-invalid',
    ]);
    expect(await post(`${id}/close`, { outcome: 'won' }, 'anna', { 'if-match': `"${version + 1}"` })).toEqual([200]);
  });

  it('is to be taken within minutes of work: given shortly before the evening, until the next morning', async () => {
    const id = await open();
    house.clock.set('2026-11-23T14:50:00.000Z');
    expect(await post(`${id}/assign`, { employeeId: people.boris.id }, 'head')).toEqual([200]);
    // Ten of the twenty minutes are left at six in the evening in Moscow.
    expect((await card(id)).takeBy).toBe('2026-11-24T06:10:00.000Z');
    house.clock.set('2026-11-23T09:00:00.000Z');
  });

  it('is for those who may, and for its owner', async () => {
    const id = await open();
    for (const who of ['accountant', 'worker'] as const)
      expect(await post(`${id}/take`, {}, who)).toEqual([403, 'platform.forbidden']);
    expect((await house.get(`inquiries/${id}`, 'accountant')).status).toBe(200);
    expect((await house.get(`inquiries/${id}`, 'worker')).status).toBe(403);
    expect(await post(`${id}/assign`, { employeeId: people.boris.id })).toEqual([403, 'platform.forbidden']);
    expect(await post(`${id}/take`)).toEqual([200]);
    expect(await post(`${id}/take`, {}, 'boris')).toEqual([409, 'sales.inquiry-taken']);
    for (const [verb, body] of [
      ['return', {}],
      ['close', { outcome: 'won' }],
    ] as const)
      expect(await post(`${id}/${verb}`, body, 'boris')).toEqual([403, 'platform.forbidden']);
    expect((await house.ask('PUT', `inquiries/${id}/spam`, { as: 'boris', body: {} })).status).toBe(403);
    expect(await post(`${id}/close`, { outcome: 'won' }, 'head')).toEqual([200]);
  });

  it.each([
    ['a foreign id', (): string => `${newId()}/take`, {}, [404, 'sales.inquiry-missing']],
    ['no id at all', (): string => 'nonsense/take', {}, [400, 'platform.request-invalid']],
    ['an unknown property', (): string => `${newId()}/take`, { evil: 1 }, [400, 'platform.request-invalid']],
    [
      'a loss without a reason',
      (): string => `${newId()}/close`,
      { outcome: 'lost' },
      [400, 'platform.request-invalid'],
    ],
    ['broken JSON', (): string => `${newId()}/close`, '{"outcome":', [400, 'platform.body-malformed']],
    [
      'a version that is none',
      (): string => `${newId()}/take`,
      { expectedVersion: 'x' },
      [400, 'platform.request-invalid'],
    ],
  ] as const)('refuses %s', async (_, url, body, expected) => {
    expect(await post(url(), body)).toEqual(expected);
  });

  it('refuses reasons off the list, unknown people and moves that are not possible', async () => {
    const id = await open();
    expect(await post(`${id}/close`, { outcome: 'lost', reason: 'mood' })).toEqual([422, 'sales.loss-reason-unknown']);
    expect(await post(`${id}/close`, { outcome: 'won' })).toEqual([409, 'sales.inquiry-has-no-owner']);
    expect(await post(`${id}/assign`, { employeeId: newId() }, 'head')).toEqual([422, 'sales.employee-unknown']);
    expect(await post(`${id}/reopen`)).toEqual([409, 'sales.inquiry-move-refused']);
    const reasons = await house.get('loss-reasons', 'anna', { 'accept-language': 'en' });
    expect(reasons.body).toContainEqual({ code: 'price', name: 'Too expensive' });
  });

  it('spam goes off the board and comes back', async () => {
    const id = await open();
    expect((await house.ask('PUT', `inquiries/${id}/spam`, { body: {} })).status).toBe(200);
    expect((await card(id)).status).toBe('spam');
    expect((await house.ask('DELETE', `inquiries/${id}/spam`)).status).toBe(200);
    expect((await card(id)).status).toBe('waiting');
    await house.ask('PUT', `inquiries/${id}/next-step`, {
      body: { text: 'Позвонить', due: '2026-11-24T12:00:00+03:00' },
    });
    expect((await card(id)).nextStep).toEqual({ text: 'Позвонить', due: '2026-11-24T09:00:00.000Z' });
    expect((await house.ask('DELETE', `inquiries/${id}/next-step`)).status).toBe(200);
    expect((await card(id)).nextStep).toBeNull();
    expect((await house.ask('PUT', `inquiries/${id}/next-step`, { body: { text: ' ', due: 'soon' } })).status).toBe(
      400,
    );
  });

  it('a call is written down by hand, once for one Idempotency-Key, and joins what is open', async () => {
    const call = {
      way: 'call',
      from: [{ kind: 'phone', value: '8 (812) 555-11-22' }],
      name: 'Иван',
      subject: 'Панели',
    };
    const headers = { 'idempotency-key': newId() };
    const [one, again] = [
      await house.ask('POST', 'inquiries', { as: 'vera', body: call, headers }),
      await house.ask('POST', 'inquiries', { as: 'vera', body: call, headers }),
    ];
    expect([one.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(one.body);
    expect(await card(one.body.inquiryId)).toMatchObject({
      ownerId: people.vera.id,
      status: 'in-work',
      channel: 'call',
      contactCount: 1,
      party: { name: 'Иван' },
    });
    const joined = await house.ask('POST', 'inquiries', { as: 'boris', body: { ...call, way: 'visit' } });
    expect(joined.body).toMatchObject({ inquiryId: one.body.inquiryId, outcome: 'join' });
    const wrong = await house.ask('POST', 'inquiries', { body: { ...call, from: [{ kind: 'phone', value: '12' }] } });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'sales.contact-point-invalid']);
    expect((await house.ask('POST', 'inquiries', { as: 'accountant', body: call })).status).toBe(403);
  });

  it('everything of one who leaves goes to another', async () => {
    const id = await open();
    await post(`${id}/take`, {}, 'vera');
    const handover = (as: Who) =>
      house.ask('POST', `employees/${people.vera.id}/handover`, { as, body: { to: people.boris.id } });
    expect((await handover('anna')).status).toBe(403);
    const { status, body } = await handover('head');
    expect([status, body.inquiries > 0]).toEqual([200, true]);
    expect((await card(id)).ownerId).toBe(people.boris.id);
    expect((await house.ask('POST', `employees/${people.vera.id}/handover`, { as: 'head', body: {} })).status).toBe(
      400,
    );
  });
});
