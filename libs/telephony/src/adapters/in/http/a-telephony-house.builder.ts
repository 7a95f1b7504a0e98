import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@prorab/kernel';
import { Authenticator } from '@prorab/platform';
import { Outbox, UnitOfWork } from '@prorab/platform/marks';
import {
  type InquiryCard,
  InquiryDirectory,
  InquiryWorths,
  CustomerGlances,
  PartyDirectory,
} from '@prorab/sales/contract';
import { DerivedSecrets, Staff, type StaffMember } from '@prorab/team/contract';
import { aServedHouse } from '../../../../../../test/houses/a-served-house.js';
import { SomePeople, TokenTable, people } from '../../../../../../test/houses/some-people.js';
import { CallChanges } from '../../../application/call-changes.js';
import type { MissedView } from '../../../application/queries/list-missed.query.js';
import { Call, type CallOrder } from '../../../domain/call.js';
import type { Caller } from '../../../domain/caller.js';
import { telephonyConfig } from '../../../telephony.config.js';
import { TelephonyModule } from '../../../telephony.module.js';
import { telephonyTables } from '../../../index.js';

/** The doors of telephony on a real base, among neighbours in memory. No exchange: whoever tests rings by hand. */
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

export async function aTelephonyHouse(engine: string) {
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
      [InquiryWorths, { of: async () => [] } satisfies InquiryWorths],
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
    changeOf: (channelId: string, change: (call: Call, at: Date) => CallOrder[]) =>
      changes.change(channelId, (call) => change(call, house.clock.now())),
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
