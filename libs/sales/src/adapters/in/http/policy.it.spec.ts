import { newId } from '@prorab/kernel';
import { testEngines } from '@prorab/platform/testing';
import { defaultPolicy } from '../../../domain/distribution/policy-document.js';
import { type SalesHouse, aSalesHouse, aStranger, people } from './a-sales-house.builder.js';

describe.each(testEngines())('the policy on %s', (engine) => {
  let house: SalesHouse;
  beforeAll(async () => {
    house = await aSalesHouse(engine);
  });
  afterAll(() => house.close());

  it('is read by the desk and written by the head', async () => {
    expect((await house.get('policy')).body).toEqual(defaultPolicy);
    const summer = { ...defaultPolicy, name: 'лето', groups: { фасады: ['anna@example.ru'] } };
    expect((await house.ask('PUT', 'policy', { as: 'anna', body: summer })).status).toBe(403);
    expect((await house.ask('PUT', 'policy', { as: 'head', body: summer })).status).toBe(204);
    expect((await house.get('policy')).body).toEqual(summer);
    const [entry] = await house.database.all<{ subject: string }>(
      "select subject from platform_audit where action = 'sales.policy-kept'",
    );
    expect(entry?.subject).toBe('лето');
  });

  it.each([
    ['no policy', 'just text', 'policy'],
    ['an unknown rule', { ...defaultPolicy, rules: [{ rule: 'by-mood' }] }, 'rules.0'],
    ['an unknown key', { ...defaultPolicy, mood: 1 }, 'mood'],
    [
      'a weight below zero',
      { ...defaultPolicy, weights: { ...defaultPolicy.weights, state: { assigned: -1 } } },
      'weights.state.assigned',
    ],
    ['an unknown role', { ...defaultPolicy, roles: ['wizard'] }, 'wizard'],
  ])('says what is wrong with %s', async (_, body, place) => {
    const answer = await house.ask('PUT', 'policy', { as: 'head', body: JSON.stringify(body) });
    expect([answer.status, answer.body.code]).toEqual([400, 'platform.request-invalid']);
    expect(answer.body.details.problems.join(' ')).toContain(place);
  });

  it('is played over a past period beside what happened, and nothing changes', async () => {
    for (let n = 0; n < 6; n++) {
      const { inquiryId } = await house.letter({ ...aStranger(), threadKey: newId() }, 30 - n);
      await house.ask('POST', `inquiries/${inquiryId}/assign`, { as: 'head', body: { employeeId: people.anna.id } });
    }
    house.staff.atWork.add(people.anna.id).add(people.boris.id);
    await house.settled();
    const period = { from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' };
    const before = await house.database.all('select id, version, owner_id from sales_inquiry order by id');
    const { status, body } = await house.ask('POST', 'policy/replay', {
      as: 'head',
      body: { ...period, policy: { ...defaultPolicy, rules: [{ rule: 'least-load' }] } },
    });
    expect([status, body.code]).toEqual([200, undefined]);
    expect(body.happened.employees).toMatchObject([{ employeeId: people.anna.id, given: 6 }]);
    expect(body.played.employees.map((e: { given: number }) => e.given)).toEqual([3, 3]);
    expect(await house.database.all('select id, version, owner_id from sales_inquiry order by id')).toEqual(before);
    const replay = (over: object) => house.ask('POST', 'policy/replay', { as: 'head', body: { ...period, ...over } });
    expect((await replay({ to: period.from })).body.code).toBe('sales.period-empty');
    expect((await replay({ to: '2027-11-24T00:00:00Z' })).body.code).toBe('sales.period-too-long');
    expect((await replay({ policy: { name: 'x' } })).body.code).toBe('platform.request-invalid');
    expect((await house.ask('POST', 'policy/replay', { body: period })).status).toBe(403);
  });
});
