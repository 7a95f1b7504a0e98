import { tmpdir } from 'node:os';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { type Clock, ManualClock, WorkingCalendar } from '@prorab/kernel';
import { ButtonPressed, Speak, SpeechChanged, SpeechRead } from '@prorab/messenger/contract';
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
import { ContactReceived } from '@prorab/sales/contract';
import { EMPLOYEE_ROLES, type EmployeeRole, Staff, type StaffMember } from '@prorab/team/contract';
import { pino } from 'pino';
import { assistantConfig } from '../../../assistant.config.js';
import { AssistantModule } from '../../../assistant.module.js';
import { assistantTables } from '../../../assistant.tables.js';
import { remindersConfig } from '../../../reminders.config.js';
import { RemindersModule, SalesModule, salesConfig, salesTables } from '../../../reminders.module.js';

defineRights('platform', {
  'platform.quarantine.read': [],
  'platform.quarantine.replay': [],
  'platform.audit.read': ['head'],
  'platform.changes.read': EMPLOYEE_ROLES,
});

const BRANCH = '0190a000-0000-7000-8000-000000000b01';
const person = (n: number, name: string, role: EmployeeRole): StaffMember => ({
  ...{ id: `0190a000-0000-7000-8000-0000000000${n}`, name, role, branchId: BRANCH, emails: [`e${n}@example.ru`] },
  ...{ extension: null, capacity: 50, deputyId: null, active: true },
});
/** Whose names are their tokens too. */
export const people = {
  anna: person(11, 'Анна', 'manager'),
  boris: person(12, 'Борис', 'manager'),
  head: person(14, 'Глеб', 'head'),
  worker: person(16, 'Егор', 'manufacturer'),
} satisfies Record<string, StaffMember>;
export type Who = keyof typeof people;
const day = '09:00-18:00';

export class SomeStaff extends Staff {
  readonly calendar = new WorkingCalendar({
    zone: 'Europe/Moscow',
    hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
  });
  readonly members: StaffMember[] = Object.values(people).map((p) => ({ ...p }));
  readonly away = new Map<string, Date>();
  async list(): Promise<StaffMember[]> {
    return this.members;
  }
  async byId(id: string): Promise<StaffMember | null> {
    return this.members.find((p) => p.id === id) ?? null;
  }
  async byEmail(): Promise<null> {
    return null;
  }
  async presenceAt(instant: Date) {
    return this.members.map(({ id, deputyId }) => {
      const until = this.away.get(id) ?? null;
      return {
        ...{ employeeId: id, deputyId, absentUntil: until && until > instant ? until.toISOString() : null },
        atWork: !(until && until > instant) && this.calendar.isOpenAt(instant),
        nextWorkAt: this.calendar.nextOpening(until && until > instant ? until : instant)?.toISOString() ?? null,
      };
    });
  }
  async branches() {
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
@Module({})
class Root {
  static of(...imports: DynamicModule[]): DynamicModule {
    return { module: Root, imports };
  }
}

export interface RemindersHouseOptions<C extends Clock = ManualClock> {
  /** An address of a base that is there already: a second instance. */
  url?: string;
  clock?: C;
  staff?: SomeStaff;
  config?: object;
}

/** Platform, sales, the assistant and her reminders behind real HTTP on a real database. Monday noon in Moscow. */
export const aRemindersHouse = (engine: string, options: RemindersHouseOptions = {}) =>
  aHouseOn(engine, { clock: new ManualClock('2026-11-30T09:00:00.000Z'), ...options });

export async function aHouseOn<C extends Clock>(engine: string, options: RemindersHouseOptions<C> & { clock: C }) {
  const { clock, staff = new SomeStaff(), config = {} } = options;
  const base =
    options.url === undefined ? await makeTestDatabase(engine) : { url: options.url, remove: async () => undefined };
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
  const app = await makeHttpApp(
    Root.of(
      PlatformModule.forRoot({
        ...{ databaseUrl: base.url, filesFolder: tmpdir(), log, zone: 'Europe/Moscow', clock },
        ...{ tables: [platformTables, salesTables, assistantTables], taskConcurrency: 4, keepChangesDays: 1 },
        pollMs: { tasks: 50, feed: 50 },
      }),
      { module: People },
      SalesModule.forRoot(salesConfig.parse({})),
      AssistantModule.forRoot(assistantConfig.parse({})),
      RemindersModule.forRoot(remindersConfig.parse(config)),
    ),
    { log, language: 'ru', trustProxy: false, bodyLimitBytes: 100_000, requestsPerMinute: 1_000_000 },
  );
  const told = watchToldErrors(app);
  await app.listen(0, '127.0.0.1');
  const database = app.get(Database);
  const tell = (event: object): Promise<void> => app.get(UnitOfWork).run(async () => app.get(Outbox).add(event));
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, as: Who = 'anna', body?: object) => {
    const reply = await app.inject({
      ...{ method, url: `/api/${url}` },
      headers: { authorization: `Bearer ${as}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { payload: JSON.stringify(body) } : {}),
    });
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a spec looks into answers of every shape
    return { status: reply.statusCode, body: (reply.payload ? JSON.parse(reply.payload) : {}) as any };
  };
  const events = async <T extends object>(type: { eventName: string; new (values?: object): T }): Promise<T[]> => {
    const sql = 'select payload from platform_event where name = ? order by id';
    return (await database.all<{ payload: string }>(sql, [type.eventName])).map(
      (r) => new type(JSON.parse(r.payload) as object),
    );
  };
  return {
    ...{ app, clock, staff, database, ask, tell, url: base.url },
    said: () => events(Speak),
    changed: () => events(SpeechChanged),
    press: (key: string, buttonId: string, who: Who = 'anna') => {
      const messageId = people[who].id;
      return tell(
        ButtonPressed.of({
          key,
          buttonId,
          messageId,
          conversationId: messageId,
          employeeId: people[who].id,
          at: clock.now().toISOString(),
        }),
      );
    },
    read: (key: string, who: Who = 'anna') =>
      tell(SpeechRead.of({ key, employeeId: people[who].id, at: clock.now().toISOString() })),
    /** Nothing is left to do at this minute. */
    settled: () =>
      eventually(async () => {
        const rows = await database.all<{ handler: string; last_error: string | null }>(
          "select handler, last_error from platform_task where state = 'waiting' and due_at <= ?",
          [clock.now()],
        );
        if (rows.length) throw new Error(rows.map((r) => `${r.handler}: ${r.last_error ?? 'waits'}`).join('\n'));
      }),
    letter: (over: Partial<ContactReceived> = {}) =>
      tell(
        ContactReceived.of({
          ...{
            contactId: `c-${Math.random()}`,
            channel: 'letter',
            receivedAt: clock.now().toISOString(),
            subject: 'Панели',
            preview: 'Здравствуйте',
          },
          ...{
            from: [{ kind: 'email', value: 'ivan@firm.ru', name: 'Ромашка' }],
            threadKey: `t-${Math.random()}`,
            relatedThreadKey: null,
          },
          ...{ branchId: null, group: null, employeeHint: null },
          ...over,
        }),
      ),
    close: async (): Promise<void> => {
      told.check();
      await app.close();
      await base.remove();
    },
  };
}
export type RemindersHouse = Awaited<ReturnType<typeof aRemindersHouse>>;
