import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ManualClock, WorkingCalendar, newId } from '@prorab/kernel';
import {
  Authenticator,
  Database,
  type EmployeeActor,
  PlatformModule,
  makeHttpApp,
  platformTables,
} from '@prorab/platform';
import { defineRights } from '@prorab/platform/marks';
import { eventually, makeTestDatabase, watchToldErrors } from '@prorab/platform/testing';
import { type InquiryCard, InquiryDirectory, type PartyCard, PartyDirectory } from '@prorab/sales/contract';
import { EMPLOYEE_ROLES, type EmployeeRole, type Presence, Staff, type StaffMember } from '@prorab/team/contract';
import { pino } from 'pino';
import { type Socket, io } from 'socket.io-client';
import type { MessageView } from '../../../application/wire.js';
import { messengerConfig } from '../../../messenger.config.js';
import { MessengerModule } from '../../../messenger.module.js';
import { messengerTables } from '../../../messenger.tables.js';

defineRights('platform', {
  'platform.quarantine.read': ['head'],
  'platform.quarantine.replay': ['head'],
  'platform.audit.read': ['head'],
  'platform.changes.read': EMPLOYEE_ROLES,
});

const BRANCH = '0190a000-0000-7000-8000-000000000b01';
const person = (n: number, name: string, role: EmployeeRole): StaffMember => ({
  ...{ id: `0190a000-0000-7000-8000-0000000000${n}`, name, role, branchId: BRANCH, emails: [`e${n}@example.ru`] },
  ...{ extension: null, capacity: 5, deputyId: null, active: true },
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
  /** Everybody is at work, until a spec says otherwise. */
  readonly absent = new Set<string>();
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
  async presenceAt(): Promise<Presence[]> {
    const rest = { absentUntil: null, nextWorkAt: null, deputyId: null };
    return Object.values(people).map(({ id }) => ({ employeeId: id, atWork: !this.absent.has(id), ...rest }));
  }
  async branches() {
    return [{ id: BRANCH, name: 'Петербург', city: 'Петербург', zone: 'Europe/Moscow', areaCode: '812' }];
  }
  async workingCalendarOf(): Promise<WorkingCalendar> {
    return this.calendar;
  }
}
/** Inquiries and customers that a spec has put down. */
class SomeInquiries extends InquiryDirectory {
  readonly cards: InquiryCard[] = [];
  readonly contacts = new Map<string, InquiryCard>();
  async byId(id: string): Promise<InquiryCard | null> {
    return this.cards.find((c) => c.inquiryId === id) ?? null;
  }
  async byContactIds(ids: readonly string[]): Promise<Map<string, InquiryCard>> {
    return new Map([...this.contacts].filter(([id]) => ids.includes(id)));
  }
  async byThreadKeys(): Promise<Map<string, InquiryCard>> {
    return new Map();
  }
}
class SomeParties extends PartyDirectory {
  readonly cards: PartyCard[] = [];
  async byId(id: string): Promise<PartyCard | null> {
    return this.cards.find((c) => c.partyId === id) ?? null;
  }
  async byContactPoint(point: { kind: string; value: string }): Promise<PartyCard | null> {
    return this.cards.find((c) => c.points.some((p) => p.kind === point.kind && p.value === point.value)) ?? null;
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
export interface HouseOptions {
  redisUrl?: string | null;
  /** Another instance on the base of that house. */
  on?: { url: string };
  config?: Parameters<typeof messengerConfig.parse>[0];
}

/** Platform and messenger behind real HTTP and real sockets on a real database. Monday noon in Moscow. */
export async function aMessengerHouse(engine: string, { redisUrl = null, on, config = {} }: HouseOptions = {}) {
  const base = on ? null : await makeTestDatabase(engine);
  const url = on?.url ?? base?.url ?? '';
  const filesFolder = await mkdtemp(join(tmpdir(), 'prorab-tim-'));
  const clock = new ManualClock('2026-11-23T09:00:00.000Z');
  const [staff, inquiries, parties] = [new SomeStaff(), new SomeInquiries(), new SomeParties()];
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });
  @Global()
  @Module({
    providers: [
      { provide: Staff, useValue: staff },
      { provide: InquiryDirectory, useValue: inquiries },
      { provide: PartyDirectory, useValue: parties },
      { provide: Authenticator, useValue: new TokenTable() },
    ],
    exports: [Staff, InquiryDirectory, PartyDirectory, Authenticator],
  })
  class Neighbours {}
  @Module({})
  class Root {
    static of(...imports: (DynamicModule | typeof Neighbours)[]): DynamicModule {
      return { module: Root, imports };
    }
  }
  const app: NestFastifyApplication = await makeHttpApp(
    Root.of(
      PlatformModule.forRoot({
        ...{ databaseUrl: url, filesFolder, tables: [platformTables, messengerTables], log, clock, redisUrl },
        ...{ zone: 'Europe/Moscow', taskConcurrency: 2, keepChangesDays: 1, pollMs: { tasks: 50, feed: 50 } },
      }),
      Neighbours,
      MessengerModule.forRoot(messengerConfig.parse(config), { filesFolder, language: 'ru' }),
    ),
    { log, language: 'ru', trustProxy: false, bodyLimitBytes: 2_000_000, requestsPerMinute: 1_000_000 },
  );
  const told = watchToldErrors(app);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const desks: Socket[] = [];
  let asked = 0;
  const database = app.get(Database);
  const all = database.all.bind(database);
  database.all = ((...given: Parameters<typeof all>) => {
    if (/messenger_/.test(given[0])) asked++;
    return all(...given);
  }) as typeof all;

  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    { as = 'anna', body, headers = {} }: { as?: Who; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const reply = await app.inject({
      method,
      url: `/api/messenger/${path}`,
      headers: {
        authorization: `Bearer ${as}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const json = String(reply.headers['content-type']).includes('json');
    const parsed: unknown = json && reply.payload ? JSON.parse(reply.payload) : {};
    return { status: reply.statusCode, body: parsed, text: reply.payload, headers: reply.headers };
  };
  const get = (path: string, as: Who = 'anna') => ask('GET', path, { as });
  const post = (path: string, body: unknown, as: Who = 'anna') => ask('POST', path, { as, body });

  return {
    ...{ app, clock, staff, inquiries, parties, database, ask, get, post, engine, port, url },
    settled: (): Promise<unknown> =>
      eventually(async () => {
        const [row] = await all<{ n: number }>(
          "select count(*) as n from platform_task where state = 'waiting' and due_at <= ?",
          [clock.now()],
        );
        return Number(row?.n) === 0;
      }),
    /** Reads of the tables of the messenger that a piece of work makes. */
    readsOf: async (work: () => Promise<unknown>): Promise<number> => {
      const before = asked;
      await work();
      return asked - before;
    },
    direct: async (as: Who, withWhom: Who): Promise<string> =>
      (await post('direct', { employeeId: people[withWhom].id }, as)).body.conversationId as string,
    group: async (as: Who, ...others: Who[]): Promise<string> =>
      (await post('groups', { title: 'Склад', employeeIds: others.map((o) => people[o].id) }, as)).body
        .conversationId as string,
    say: async (conversationId: string, text: string, as: Who = 'anna', more: object = {}): Promise<MessageView> => {
      const said = await post(`conversations/${conversationId}/messages`, { clientId: newId(), text, ...more }, as);
      if (said.status !== 200) throw new Error(said.text);
      return said.body as MessageView;
    },
    /** A desk of the staff; it has said hello, and remembers what it hears. */
    desk: async (as: Who): Promise<Socket & { heard: [event: string, payload: unknown][] }> => {
      const socket = io(`http://127.0.0.1:${port}/desk`, {
        ...{ transports: ['websocket'], auth: { token: as }, reconnection: false, forceNew: true },
      });
      desks.push(socket);
      const heard: [string, unknown][] = [];
      socket.onAny((event: string, payload: unknown) => void heard.push([event, payload]));
      await new Promise<void>((resolve, reject) => {
        socket.on('connect', () => resolve());
        socket.on('connect_error', reject);
      });
      await socket.emitWithAck('chat:hello', {});
      return Object.assign(socket, { heard });
    },
    close: async (): Promise<void> => {
      for (const desk of desks) desk.close();
      told.check();
      await app.close();
      await base?.remove();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
}
export type MessengerHouse = Awaited<ReturnType<typeof aMessengerHouse>>;
