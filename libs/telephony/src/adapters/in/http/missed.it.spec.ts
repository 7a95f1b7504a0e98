import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@prorab/kernel';
import { Authenticator } from '@prorab/platform';
import { Outbox, UnitOfWork } from '@prorab/platform/marks';
import { eventually, testEngines } from '@prorab/platform/testing';
import {
  InquiryAnswered,
  type InquiryCard,
  InquiryDirectory,
  CustomerGlances,
  PartyDirectory,
} from '@prorab/sales/contract';
import { DerivedSecrets, Staff, type StaffMember } from '@prorab/team/contract';
import { aServedHouse } from '../../../../../../test/houses/a-served-house.js';
import { SomePeople, TokenTable, people } from '../../../../../../test/houses/some-people.js';
import { CallChanges } from '../../../application/call-changes.js';
import type { MissedView } from '../../../application/queries/list-missed.query.js';
import { Call } from '../../../domain/call.js';
import type { Caller } from '../../../domain/caller.js';
import { telephonyConfig } from '../../../telephony.config.js';
import { TelephonyModule } from '../../../telephony.module.js';
import { telephonyTables } from '../../out/persistence/telephony.tables.js';

class SomeStaff extends SomePeople {
  protected isAtWork(employeeId: string): boolean {
    return employeeId === people.boris.id;
  }
  override async list(): Promise<StaffMember[]> {
    return (await super.list()).map((p, n) => ({ ...p, extension: p.role === 'manager' ? `${101 + n}` : null }));
  }
}
class SomeInquiries extends InquiryDirectory {
  readonly of = new Map<string, string>();
  async byId(): Promise<null> {
    return null;
  }
  async byContactIds(ids: readonly string[]): Promise<Map<string, InquiryCard>> {
    const card = (inquiryId: string): InquiryCard => ({
      ...{ inquiryId, number: 1, status: 'in-work', ownerId: null, partyId: inquiryId, subject: 'Звонок' },
      ...{ respondBy: null, nextStep: null },
    });
    return new Map([...this.of].filter(([id]) => ids.includes(id)).map(([id, inquiry]) => [id, card(inquiry)]));
  }
  async byNumber(): Promise<null> {
    return null;
  }
  async byThreadKeys(): Promise<Map<string, InquiryCard>> {
    return new Map();
  }
}
class NoCustomers extends CustomerGlances {
  async byPhone(): Promise<null> {
    return null;
  }
}

async function aTelephonyHouse(engine: string) {
  const filesFolder = await mkdtemp(join(tmpdir(), 'prorab-calls-'));
  const inquiries = new SomeInquiries();
  const house = await aServedHouse(engine, {
    ...{ path: '/api/telephony/', tables: telephonyTables, filesFolder, bodyLimitBytes: 100_000 },
    ...{ module: TelephonyModule.forRoot(telephonyConfig.parse({}), { filesFolder }), counted: /telephony_/ },
    neighbours: new Map<unknown, unknown>([
      [Staff, new SomeStaff()],
      [InquiryDirectory, inquiries],
      [CustomerGlances, new NoCustomers()],
      [PartyDirectory, { byId: async () => null, byContactPoint: async () => null } satisfies PartyDirectory],
      // No phone is set up here.
      [DerivedSecrets, { of: (purpose: string) => purpose } satisfies DerivedSecrets],
      [Authenticator, new TokenTable()],
    ]),
  });
  const changes = house.app.get(CallChanges);
  const work = house.app.get(UnitOfWork);
  let made = 0;
  const { branchId } = people.boris;
  const rings = async (caller: Caller): Promise<Call> => {
    const channelId = `17.${++made}.${newId()}`;
    const of = { line: '+78122201234', lineTitle: 'Петербург', branchId, caller, callerName: '' };
    const call = Call.arrive({ id: newId(), channelId, startedAt: house.clock.now(), ...of });
    await changes.arrived(call);
    return call;
  };
  const leaves = async ({ state: { id, channelId } }: Call): Promise<string> => {
    await changes.change(channelId, (c) => c.callerLeft(house.clock.now()));
    return id;
  };
  const misses = async (caller: Caller): Promise<string> => leaves(await rings(caller));
  return {
    ...{ ...house, inquiries, rings, leaves, misses },
    tell: (event: object): Promise<void> => work.run(async () => house.app.get(Outbox).add(event)),
    open: async (query = ''): Promise<MissedView[]> =>
      (await house.ask('GET', `missed${query}`)).body.items as MissedView[],
    waits: async (): Promise<{ step: string; employeeId: string | null; number: string }[]> =>
      (
        await house.database.all<{ payload: string }>('select payload from platform_event where name = ? order by id', [
          'telephony.missed-call-waits.v1',
        ])
      ).map((r) => JSON.parse(r.payload) as { step: string; employeeId: string | null; number: string }),
    close: async (): Promise<void> => {
      await house.close();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
}
const number = (n: number): Caller => ({ kind: 'number', number: `+7911222${String(1000 + n)}` });

describe.each(testEngines())('missed calls on %s', (engine) => {
  let house: Awaited<ReturnType<typeof aTelephonyHouse>>;
  beforeAll(async () => void (house = await aTelephonyHouse(engine)));
  afterAll(() => house.close());

  it('wait in order, page by page, each page by one question', async () => {
    for (let n = 0; n < 25; n++) {
      await house.misses(n % 5 === 4 ? { kind: 'hidden' } : number(n));
      if (n % 2) house.clock.advance({ seconds: 1 });
    }
    await house.misses(number(3));
    const seen: MissedView[] = [];
    let after = '';
    do {
      let page: { items: MissedView[]; next: string | null } = { items: [], next: null };
      const asked = await house.readsOf(async () => {
        page = (await house.ask('GET', `missed?limit=10${after}`)).body as typeof page;
      });
      expect(asked).toBe(1);
      seen.push(...page.items);
      after = page.next ? `&after=${encodeURIComponent(page.next)}` : '';
    } while (after);
    expect(seen).toHaveLength(25);
    expect(new Set(seen.map((e) => e.id)).size).toBe(25);
    expect(seen.map((e) => e.firstAt)).toEqual(seen.map((e) => e.firstAt).toSorted());
    expect(seen.find((e) => e.callerNumber === '+79112221003')?.count).toBe(2);
    expect(seen.filter((e) => e.callerKind === 'hidden')).toHaveLength(5);
    expect(await house.open(`?branchId=${newId()}`)).toEqual([]);
  });

  it('are closed by a person once, with a reason; not by one who may not', async () => {
    await house.misses({ kind: 'hidden' });
    const all = await house.open('?limit=100');
    const path = `missed/${all.at(-1)?.id}/close`;
    expect((await house.ask('POST', path, { as: 'accountant', body: { reason: 'Реклама' } })).status).toBe(403);
    expect((await house.ask('POST', path, { body: { reason: '  ' } })).status).toBe(400);
    expect((await house.ask('POST', path, { body: { reason: 'Реклама' } })).status).toBe(204);
    expect((await house.ask('POST', path, { as: 'boris', body: { reason: 'x' } })).body).toMatchObject({
      ...{ status: 409, code: 'telephony.missed-closed' },
    });
    expect((await house.ask('POST', `missed/${newId()}/close`, { body: { reason: 'x' } })).status).toBe(404);
    expect(await house.open('?limit=100')).toHaveLength(all.length - 1);
    const [done] = await house.open('?open=false&limit=1');
    expect(done).toMatchObject({ id: all.at(-1)?.id, end: 'person', closedBy: people.anna.id, reason: 'Реклама' });
  });

  it('are over when a letter answers the inquiry; till then one is told after two minutes, the heads after fifteen', async () => {
    const inquiryId = newId();
    const [answered, forgotten] = [number(901), number(902)];
    house.inquiries.of.set(await house.misses(answered), inquiryId);
    await house.misses(forgotten);
    const waits = async () => {
      await house.settled();
      return (await house.waits()).filter((w) => /90[12]$/.test(w.number)).map((w) => [w.step, w.number.slice(-3)]);
    };
    house.clock.advance({ minutes: 1 });
    expect(await waits()).toEqual([]);
    house.clock.advance({ minutes: 2 });
    // Nothing waits any more, though the last of it may still be at work.
    await eventually(async () =>
      expect((await waits()).toSorted()).toEqual([
        ['owner', '901'],
        ['owner', '902'],
      ]),
    );
    expect((await house.waits()).every((w) => w.employeeId === people.boris.id)).toBe(true);
    const at = house.clock.now().toISOString();
    await house.tell(
      InquiryAnswered.of({ inquiryId, number: 7, employeeId: people.anna.id, via: 'board', first: true, at }),
    );
    await house.settled();
    await eventually(async () => {
      const left = await house.open('?limit=100');
      expect(left.map((e) => e.callerNumber).filter((n) => /90[12]$/.test(n ?? ''))).toEqual(['+79112221902']);
    });
    house.clock.advance({ minutes: 20 });
    await eventually(async () =>
      expect((await waits()).filter(([step]) => step === 'head')).toEqual([['head', '902']]),
    );
  });

  it('of one number at one moment are one episode', async () => {
    const calls = [];
    for (let n = 0; n < 30; n++) calls.push(await house.rings(number(950 + (n % 5))));
    await Promise.all(calls.map((call) => house.leaves(call)));
    const of = (await house.open('?limit=100')).filter((e) => /95[0-4]$/.test(e.callerNumber ?? ''));
    expect(of.map((e) => e.count)).toEqual([6, 6, 6, 6, 6]);
  });
});
