import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@prorab/kernel';
import { Authenticator } from '@prorab/platform';
import { testEngines } from '@prorab/platform/testing';
import { CustomerGlances, InquiryDirectory, InquiryWorths, PartyDirectory } from '@prorab/sales/contract';
import { DerivedSecrets, Staff } from '@prorab/team/contract';
import { aServedHouse } from '../../../../../../test/houses/a-served-house.js';
import { SomePeople, TokenTable, people } from '../../../../../../test/houses/some-people.js';
import { CallChanges } from '../../../application/call-changes.js';
import { ForgetShownNumbers } from '../../../application/use-cases/forget-shown-numbers.use-case.js';
import { VisitsOfCalls } from '../../../application/visits-of-calls.js';
import { Call } from '../../../domain/call.js';
import { telephonyConfig } from '../../../telephony.config.js';
import { TelephonyModule } from '../../../telephony.module.js';
import { telephonyTables } from '../../out/persistence/telephony.tables.js';

class SomeStaff extends SomePeople {
  protected isAtWork(): boolean {
    return true;
  }
}
const [OWN, A, B] = ['+78122201234', '+78122200001', '+78122200002'];
const SHOP = 'https://shop.example';
const config = telephonyConfig.parse({
  lines: [
    { number: OWN, branch: 'Петербург', source: 'сайт' },
    ...[A, B].map((number) => ({ number, branch: 'Петербург', pool: 'site' })),
  ],
  pools: { site: { fallback: OWN, origins: [SHOP] } },
});

async function aSiteHouse(engine: string) {
  const filesFolder = await mkdtemp(join(tmpdir(), 'prorab-site-'));
  const house = await aServedHouse(engine, {
    ...{ path: '/api/telephony/', tables: telephonyTables, filesFolder, bodyLimitBytes: 100_000 },
    ...{ module: TelephonyModule.forRoot(config, { filesFolder }), counted: /telephony_/ },
    neighbours: new Map<unknown, unknown>([
      [Staff, new SomeStaff()],
      [InquiryDirectory, {}],
      [CustomerGlances, {}],
      [PartyDirectory, {}],
      [InquiryWorths, { of: async () => [] } satisfies InquiryWorths],
      [DerivedSecrets, { of: (purpose: string) => purpose } satisfies DerivedSecrets],
      [Authenticator, new TokenTable()],
    ]),
  });
  const asks = (body: object, origin: string | null = SHOP) =>
    house.ask('POST', 'site/number', { body, headers: { authorization: '', ...(origin !== null && { origin }) } });
  const calls = async (line: string): Promise<void> => {
    const startedAt = house.clock.now();
    const visit = await house.app.get(VisitsOfCalls).of(line, startedAt);
    const caller = { kind: 'number' as const, number: '+79110000001' };
    const of = { line, lineTitle: '', branchId: people.anna.branchId, callerName: '', caller, visit, startedAt };
    const call = Call.arrive({ id: newId(), channelId: `17.${newId()}`, ...of });
    await house.app.get(CallChanges).arrived(call);
    await house.app.get(CallChanges).change(call.state.channelId, (c) => c.callerLeft(house.clock.now()));
  };
  return {
    ...{ ...house, asks, calls },
    close: async (): Promise<void> => {
      await house.close();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
}

describe.each(testEngines())('POST /api/telephony/site/number on %s', (engine) => {
  let house: Awaited<ReturnType<typeof aSiteHouse>>;
  beforeEach(async () => void (house = await aSiteHouse(engine)));
  afterEach(() => house.close());
  const wish = (of: object = {}) => ({ pool: 'site', visit: newId(), ...of });
  const told = { source: 'яндекс', medium: 'cpc', campaign: '<b>кирпич</b>', page: `${SHOP}/kirpich?phone=1` };

  it('gives each visitor a number of his own, those who come at once too, and the report counts who got none', async () => {
    const mine = wish(told);
    const first = await house.asks(mine);
    expect(first.headers).toMatchObject({ 'access-control-allow-origin': SHOP, 'cache-control': 'no-store' });
    expect(first.body).toEqual({ number: A, text: '+7 812 220-00-01', renewSeconds: 300 });
    const others = await Promise.all([wish(), wish(), wish()].map((one) => house.asks(one)));
    expect(others.map(({ body }) => body.number as string).toSorted()).toEqual([B, OWN, OWN].toSorted());
    expect((await house.asks({ ...mine, campaign: 'другая' })).body).toEqual(first.body);
    house.clock.advance({ minutes: 1 });
    for (const line of [A, B, OWN]) await house.calls(line);
    const day = house.clock.now().toISOString().slice(0, 10);
    const pools = await house.ask('GET', `report/pools?from=${day}&to=${day}`, { as: 'head' });
    expect(pools.body).toEqual([
      { name: 'site', numbers: [A, B], fallback: OWN, visits: 2, calls: 2, shortages: [{ day, visits: 2 }] },
    ]);
    const of = async (branch: string): Promise<unknown> =>
      (await house.ask('GET', `report/pools?from=${day}&to=${day}&branch=${branch}`, { as: 'head' })).body;
    expect(await of(people.anna.branchId)).toEqual(pools.body);
    for (const other of ['none', newId()]) expect(await of(other)).toEqual([]);
    const { sources } = (await house.ask('GET', `report?from=${day}&to=${day}`, { as: 'head' })).body;
    expect(sources).toContainEqual(expect.objectContaining({ name: 'яндекс', calls: 1 }));
    const { items } = (await house.ask('GET', 'calls', { as: 'head' })).body;
    const visit = (items as { line: string; visit: object | null }[]).find((one) => one.line === A)?.visit;
    const its = { source: 'яндекс', medium: 'cpc', campaign: '<b>кирпич</b>', page: `${SHOP}/kirpich`, sure: true };
    expect(visit).toMatchObject(its);
    house.clock.advance({ hours: 24 * 91 });
    expect(await house.app.get(ForgetShownNumbers).execute()).toEqual({ forgotten: 2 });
  });
  it('is for pages of the pool’s sites alone', async () => {
    const foreign = await house.asks(wish(), 'https://evil.example');
    expect([foreign.status, foreign.body.code]).toEqual([403, 'telephony.page-foreign']);
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
    expect((await house.asks(wish(), null)).status).toBe(403);
    const before = async (origin: string) =>
      (await house.app.inject({ method: 'OPTIONS', url: '/api/telephony/site/number', headers: { origin } })).headers[
        'access-control-allow-origin'
      ];
    expect([await before(SHOP), await before('https://evil.example')]).toEqual([SHOP, undefined]);
  });
  it.each([
    [{ pool: 'other' }, 404],
    [{ pool: '__proto__' }, 400],
    [{ visit: 'me' }, 400],
    [{ page: 'https://shop.example/'.padEnd(2_001, 'a') }, 400],
    [{ campaign: { $gt: '' } }, 400],
    [{ more: 1 }, 400],
  ])('refuses %j', async (of, status) => {
    expect((await house.asks(wish(of))).status).toBe(status);
  });
  it('is asked by one address in measure', async () => {
    const visit = newId();
    const seen = await Promise.all(Array.from({ length: 65 }, () => house.asks(wish({ visit }))));
    expect(seen.filter(({ status }) => status === 429)).toHaveLength(5);
    house.clock.advance({ minutes: 1 });
    expect((await house.asks(wish({ visit }))).status).toBe(200);
  });
  it('leaves numbers to others, however many visits one address invents', async () => {
    const day = house.clock.now().toISOString().slice(0, 10);
    const short = async (): Promise<unknown> =>
      (await house.ask('GET', `report/pools?from=${day}&to=${day}`, { as: 'head' })).body[0].shortages;
    for (let n = 0; n < 9; n++) expect((await house.asks(wish())).status).toBe(200);
    // Two had numbers, three found none, four were not asked about any more.
    expect(await short()).toEqual([{ day, visits: 3 }]);
  });
  it('shows its report to the head and the marketer', async () => {
    expect((await house.ask('GET', 'report/pools?from=2026-11-01&to=2026-11-02', { as: 'boris' })).status).toBe(403);
    expect((await house.ask('GET', 'report/pools?from=2026-11-03&to=2026-11-02', { as: 'head' })).status).toBe(422);
  });
});
