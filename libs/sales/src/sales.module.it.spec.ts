import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Clock, SystemClock, WorkingCalendar } from '@prorab/kernel';
import { Database, FeedTail, LOG, RealtimeGateway, RealtimeRooms } from '@prorab/platform';
import {
  AuditLog,
  ChangeFeed,
  FileStore,
  Jobs,
  Locks,
  Outbox,
  ReaderHealth,
  Tables,
  UnitOfWork,
} from '@prorab/platform/marks';
import { pino } from 'pino';
import { FakeFileStore, FakeJobs, MemoryReaderHealth, openTestHouse } from '@prorab/platform/testing';
import { Staff, type StaffMember } from '@prorab/team/contract';
import { aLetter, anna } from './application/a-sales-world.builder.js';
import { AssignWaitingInquiries, ReceiveContact, RegisterParty, UndoMerge } from './application/use-cases/index.js';
import { InquiryDirectory } from './contract/index.js';
import { salesConfig } from './sales.config.js';
import { SalesModule } from './sales.module.js';
import { salesTables } from './sales.tables.js';

class OneManager extends Staff {
  async list(): Promise<StaffMember[]> {
    return [
      {
        id: anna,
        name: 'Анна',
        role: 'manager',
        branchId: anna,
        emails: [],
        extension: null,
        capacity: 5,
        deputyId: null,
        active: true,
      },
    ];
  }
  async byId(): Promise<null> {
    return null;
  }
  async byEmail(): Promise<null> {
    return null;
  }
  async presenceAt() {
    return [{ employeeId: anna, atWork: true, absentUntil: null, nextWorkAt: null, deputyId: null }];
  }
  async branches(): Promise<[]> {
    return [];
  }
  async workingCalendarOf(): Promise<WorkingCalendar> {
    return new WorkingCalendar({ zone: 'Europe/Moscow', hours: { mon: '09:00-18:00', tue: '09:00-18:00' } });
  }
}

it('the module wires itself: a letter becomes an inquiry on the desk of the one who is at work', async () => {
  const house = await openTestHouse('sqlite', [salesTables]);
  const given = new Map<unknown, unknown>([
    [Clock, new SystemClock()],
    [Database, house.database],
    [UnitOfWork, house.work],
    [Outbox, house.outbox],
    [ChangeFeed, house.feed],
    [AuditLog, house.audit],
    [Locks, house.locks],
    [Tables, house.tables],
    [Jobs, new FakeJobs()],
    [FileStore, new FakeFileStore()],
    [ReaderHealth, new MemoryReaderHealth()],
    [Staff, new OneManager()],
    [LOG, pino({ level: 'silent' })],
    [FeedTail, house.tail],
    [RealtimeRooms, new RealtimeRooms(null, pino({ level: 'silent' }))],
    [RealtimeGateway, { onConnect: () => undefined, broadcast: () => undefined }],
  ]);
  @Global()
  @Module({
    providers: [...given].map(([provide, useValue]) => ({ provide: provide as never, useValue })),
    exports: [...given.keys()] as never[],
  })
  class House {}
  const app = await Test.createTestingModule({
    imports: [House, SalesModule.forRoot(salesConfig.parse({}))],
  }).compile();
  try {
    const letter = aLetter();
    await app.get(ReceiveContact).execute({ contact: letter });
    expect(await app.get(AssignWaitingInquiries).execute()).toEqual({ assigned: 1, mayBeMore: false });
    expect((await app.get(InquiryDirectory).byContactIds([letter.contactId])).get(letter.contactId)).toMatchObject({
      ownerId: anna,
      number: 1,
      status: 'assigned',
    });
    expect([app.get(RegisterParty), app.get(UndoMerge)].every(Boolean)).toBe(true);
  } finally {
    await app.close();
    await house.close();
  }
});
