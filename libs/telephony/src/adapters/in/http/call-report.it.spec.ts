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
import type { CallReportView } from '../../../application/queries/report/report-view.js';
import { Call } from '../../../domain/call.js';
import { telephonyConfig } from '../../../telephony.config.js';
import { TelephonyModule } from '../../../telephony.module.js';
import { telephonyTables } from '../../out/persistence/telephony.tables.js';

class SomeStaff extends SomePeople {
  protected isAtWork(): boolean {
    return true;
  }
}
const LINE = '+78122201234';
const config = telephonyConfig.parse({ lines: [{ number: LINE, branch: 'Петербург', source: 'Яндекс.Карты' }] });
const { branchId } = people.anna;

async function aReportingHouse(engine: string) {
  const filesFolder = await mkdtemp(join(tmpdir(), 'prorab-report-'));
  const house = await aServedHouse(engine, {
    ...{ path: '/api/telephony/', tables: telephonyTables, filesFolder, bodyLimitBytes: 100_000 },
    ...{ module: TelephonyModule.forRoot(config, { filesFolder }), counted: /telephony_/ },
    neighbours: new Map<unknown, unknown>([
      [Staff, new SomeStaff()],
      [InquiryDirectory, {}],
      [CustomerGlances, {}],
      [PartyDirectory, {}],
      [InquiryWorths, { of: async () => [{ branchId, inquiries: 40, received: '200000.00' }] } satisfies InquiryWorths],
      [DerivedSecrets, { of: (purpose: string) => purpose } satisfies DerivedSecrets],
      [Authenticator, new TokenTable()],
    ]),
  });
  const changes = house.app.get(CallChanges);
  /** @param waited seconds @param talked seconds; null: he hangs up */
  const calls = async (number: string, waited: number, talked: number | null): Promise<void> => {
    const channelId = `17.${newId()}`;
    const of = { line: LINE, lineTitle: '', branchId, callerName: '', caller: { kind: 'number' as const, number } };
    await changes.arrived(Call.arrive({ id: newId(), channelId, startedAt: house.clock.now(), ...of }));
    const change = (what: Parameters<typeof changes.change>[1]) => changes.change(channelId, what);
    const phones = [{ employeeId: people.anna.id, extension: '101' }];
    await change((c) => c.ring([{ phones, seconds: 20, because: 'group' }], house.clock.now()));
    await change((c) => c.rang(`${channelId}~0`, house.clock.now()));
    house.clock.advance({ seconds: waited });
    if (talked === null) return void (await change((c) => c.callerLeft(house.clock.now())));
    await change((c) => c.picked(`${channelId}~0`, house.clock.now()));
    house.clock.advance({ seconds: talked });
    await change((c) => c.callerLeft(house.clock.now()));
  };
  return {
    ...{ ...house, calls },
    close: async (): Promise<void> => {
      await house.close();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
}

describe.each(testEngines())('GET /api/telephony/report on %s', (engine) => {
  let house: Awaited<ReturnType<typeof aReportingHouse>>;
  const ask = (query: string, as: 'head' | 'boris' = 'head') => house.ask('GET', `report?${query}`, { as });
  const today = () => house.clock.now().toISOString().slice(0, 10);
  beforeAll(async () => void (house = await aReportingHouse(engine)));
  afterAll(() => house.close());

  it('tells what became of the calls, and what those who were lost were worth', async () => {
    const first = today();
    await house.calls('+79110000001', 10, 60);
    await house.calls('+79110000002', 20, null);
    house.clock.advance({ minutes: 12 });
    await house.calls('+79110000002', 4, 30);
    await house.calls('+79110000003', 15, null);
    const young = (await ask(`from=${first}&to=${first}`)).body as unknown as CallReportView;
    expect(young.lost).toMatchObject({ callers: 0, sum: '0.00' });
    house.clock.advance({ hours: 30 });
    const { status, body } = await ask(`from=${first}&to=${first}&branch=${branchId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ from: first, to: first },
      total: { calls: 4, answered: 2, missed: 2, closed: 0, answeredShare: 0.5, waitMedian: 4, wait90: 10, talked: 90 },
      days: [{ day: first, answered: 2, missed: 2, closed: 0 }],
      callBacks: { episodes: 2, nameless: 0, reached: 1, byWord: 0, open: 1, minutesMedian: 12 },
      lost: { callers: 1, byWord: 0, sum: '5000.00', perInquiry: '5000.00', inquiries: 40 },
      cities: [{ name: 'Петербург', lines: [LINE], calls: 4, lost: 1 }],
      sources: [{ name: 'Яндекс.Карты', lines: [LINE], calls: 4, lost: 1 }],
      people: [{ employeeId: people.anna.id, answered: 2, waitMedian: 4, wait90: 10, talked: 90 }],
    });
    expect((await ask(`from=${first}&to=${first}&branch=none`)).body).toMatchObject({
      total: { calls: 0 },
      people: [],
    });
    expect((await ask(`from=${first}&to=${first}&line=%2B78112201234`)).body).toMatchObject({ total: { calls: 0 } });
  });
  it('is for the head and the marketer', async () => {
    expect((await ask('from=2026-11-01&to=2026-11-02', 'boris')).status).toBe(403);
  });
  it.each([
    ['from=2026-11-01', 400, 'platform.request-invalid'],
    ['from=2026-02-30&to=2026-03-01', 400, 'platform.request-invalid'],
    ["from=2026-11-01&to=2026-11-02&branch=1'or'1", 400, 'platform.request-invalid'],
    ['from=2026-11-02&to=2026-11-01', 422, 'telephony.report-period-empty'],
    ['from=2025-01-01&to=2026-11-01', 422, 'telephony.report-too-long'],
  ])('refuses %s', async (query, status, code) => {
    expect((await ask(query)).body).toMatchObject({ status, code });
  });
});
