import { tmpdir } from 'node:os';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ManualClock, WorkingCalendar } from '@prorab/kernel';
import {
  Authenticator,
  Database,
  type EmployeeActor,
  PlatformModule,
  makeHttpApp,
  platformTables,
} from '@prorab/platform';
import { Outbox, UnitOfWork, defineRights } from '@prorab/platform/marks';
import { eventually, makeTestDatabase, watchToldErrors } from '@prorab/platform/testing';
import { EMPLOYEE_ROLES, type EmployeeRole, Staff, type StaffBranch, type StaffMember } from '@prorab/team/contract';
import { pino } from 'pino';
import { type Socket, io } from 'socket.io-client';
import type { z } from 'zod';
import { aLetter } from '../../../application/a-sales-world.builder.js';
import { ReceiveContact } from '../../../application/use-cases/index.js';
import { ContactReceived } from '../../../contract/index.js';
import { salesConfig } from '../../../sales.config.js';
import { SalesModule } from '../../../sales.module.js';
import { salesTables } from '../../../sales.tables.js';

defineRights('platform', {
  'platform.quarantine.read': [],
  'platform.quarantine.replay': [],
  'platform.audit.read': ['head'],
  'platform.changes.read': EMPLOYEE_ROLES,
});

const BRANCH = '0190a000-0000-7000-8000-000000000b01';
const person = (n: number, name: string, role: EmployeeRole): StaffMember => ({
  id: `0190a000-0000-7000-8000-0000000000${n}`,
  name,
  role,
  branchId: BRANCH,
  emails: [`e${n}@example.ru`],
  extension: null,
  capacity: 50,
  deputyId: null,
  active: true,
});
/** Whose names are their tokens too. */
export const people = {
  anna: person(11, 'Анна', 'manager'),
  boris: person(12, 'Борис', 'manager'),
  vera: person(13, 'Вера', 'seller'),
  head: person(14, 'Глеб', 'head'),
  accountant: person(15, 'Дина', 'accountant'),
  worker: person(16, 'Егор', 'manufacturer'),
} satisfies Record<string, StaffMember>;
export type Who = keyof typeof people;

class SomeStaff extends Staff {
  /** Ids of those who are at work; nobody, until a spec says so: then nothing is given out by itself. */
  readonly atWork = new Set<string>();
  readonly calendar = new WorkingCalendar({
    zone: 'Europe/Moscow',
    hours: { mon: '09:00-18:00', tue: '09:00-18:00', wed: '09:00-18:00', thu: '09:00-18:00', fri: '09:00-18:00' },
  });
  async list(): Promise<StaffMember[]> {
    return Object.values(people);
  }
  async byId(id: string): Promise<StaffMember | null> {
    return Object.values(people).find((p) => p.id === id) ?? null;
  }
  async byEmail(): Promise<null> {
    return null;
  }
  async presenceAt() {
    return Object.values(people).map(({ id }) => ({
      employeeId: id,
      atWork: this.atWork.has(id),
      absentUntil: null,
      nextWorkAt: null,
      deputyId: null,
    }));
  }
  async branches(): Promise<StaffBranch[]> {
    return [{ id: BRANCH, name: 'Петербург', city: 'Петербург', zone: 'Europe/Moscow', areaCode: '812' }];
  }
  async workingCalendarOf(): Promise<WorkingCalendar> {
    return this.calendar;
  }
}
class TokenTable extends Authenticator {
  async authenticate(token: string): Promise<EmployeeActor | null> {
    const who = people[token as Who];
    return who ? { kind: 'employee', employeeId: who.id, role: who.role, sessionId: who.id } : null;
  }
}

export interface Answer {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a spec looks into answers of every shape
  body: any;
  text: string;
  headers: Record<string, string | string[] | number | undefined>;
}

/** Platform and sales behind real HTTP and a real socket on a real database. Monday noon in Moscow. */
export async function aSalesHouse(engine: string, config: z.input<typeof salesConfig> = {}) {
  const base = await makeTestDatabase(engine);
  const clock = new ManualClock('2026-11-23T09:00:00.000Z');
  const staff = new SomeStaff();
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });
  @Global()
  @Module({
    providers: [
      { provide: Staff, useValue: staff },
      { provide: Authenticator, useValue: new TokenTable() },
    ],
    exports: [Staff, Authenticator],
  })
  class People {}
  @Module({})
  class Root {
    static of(...imports: (DynamicModule | typeof People)[]): DynamicModule {
      return { module: Root, imports };
    }
  }
  const app: NestFastifyApplication = await makeHttpApp(
    Root.of(
      PlatformModule.forRoot({
        databaseUrl: base.url,
        filesFolder: tmpdir(),
        tables: [platformTables, salesTables],
        log,
        zone: 'Europe/Moscow',
        taskConcurrency: 2,
        keepChangesDays: 1,
        clock,
        pollMs: { tasks: 50, feed: 50 },
      }),
      People,
      SalesModule.forRoot(salesConfig.parse(config)),
    ),
    { log, language: 'ru', trustProxy: false, bodyLimitBytes: 100_000, requestsPerMinute: 1_000_000 },
  );
  const told = watchToldErrors(app);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const desks: Socket[] = [];
  let asked = 0;
  const database = app.get(Database);
  const all = database.all.bind(database);
  database.all = ((...given: Parameters<typeof all>) => {
    if (/sales_|feed_head/.test(given[0])) asked++;
    return all(...given);
  }) as typeof all;

  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    { as = 'anna', body, headers = {} }: { as?: Who; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const reply = await app.inject({
      method,
      url: `/api/sales/${url}`,
      headers: {
        authorization: `Bearer ${as}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const json = String(reply.headers['content-type']).includes('json');
    return {
      status: reply.statusCode,
      body: json && reply.payload ? JSON.parse(reply.payload) : {},
      text: reply.payload,
      headers: reply.headers,
    };
  };
  const get = (url: string, as: Who = 'anna', headers: Record<string, string> = {}) => ask('GET', url, { as, headers });

  return {
    ...{ app, clock, staff, database, ask, get, engine },
    /** Waits until the subscribers have done what is due: the rules look at every new inquiry, and may touch it. */
    settled: (): Promise<unknown> =>
      eventually(async () => {
        const [row] = await all<{ n: number }>(
          "select count(*) as n from platform_task where state = 'waiting' and due_at <= ?",
          [clock.now()],
        );
        return Number(row?.n) === 0;
      }),
    /** Reads of the tables of sales and of the feed's head that a piece of work makes. */
    readsOf: async (work: () => Promise<unknown>): Promise<number> => {
      const before = asked;
      await work();
      return asked - before;
    },
    /** A letter that came at the present minute, minutes ago if so said. @returns the inquiry that it became */
    letter: async (
      over: Partial<ContactReceived> = {},
      minutesAgo = 0,
    ): Promise<{ inquiryId: string; partyId: string }> => {
      const receivedAt = new Date(clock.now().getTime() - minutesAgo * 60_000).toISOString();
      const received = await app
        .get(ReceiveContact)
        .execute({ contact: aLetter('ivan@firm.ru', { receivedAt, ...over }) });
      if (received.outcome === 'known') throw new Error('the letter was known');
      return received;
    },
    /** As a neighbour tells of it. */
    tell: (contact: ContactReceived): Promise<void> =>
      app.get(UnitOfWork).run(async () => app.get(Outbox).add(ContactReceived.of(contact))),
    desk: async (as: Who): Promise<Socket> => {
      const socket = io(`http://127.0.0.1:${port}/desk`, {
        transports: ['websocket'],
        auth: { token: as },
        reconnection: false,
        forceNew: true,
      });
      desks.push(socket);
      await new Promise<void>((resolve, reject) => {
        socket.on('connect', () => resolve());
        socket.on('connect_error', reject);
      });
      return socket;
    },
    close: async (): Promise<void> => {
      for (const desk of desks) desk.close();
      told.check();
      await app.close();
      await base.remove();
    },
  };
}
export type SalesHouse = Awaited<ReturnType<typeof aSalesHouse>>;

let senders = 0;
/** Somebody who never wrote before. */
export const aStranger = (): Pick<ContactReceived, 'from'> => ({
  from: [{ kind: 'email', value: `stranger${++senders}@example.com`, name: null }],
});
