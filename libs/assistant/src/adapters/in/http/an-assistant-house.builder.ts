import { tmpdir } from 'node:os';
import { type DynamicModule, Global, Injectable, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError, ManualClock, WorkingCalendar, newId } from '@prorab/kernel';
import { AssistantAddressed, ButtonPressed, Speak } from '@prorab/messenger/contract';
import {
  Authenticator,
  Database,
  type EmployeeActor,
  PlatformModule,
  makeHttpApp,
  platformTables,
} from '@prorab/platform';
import {
  OnEvent,
  Outbox,
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  type Subscriber,
  UnitOfWork,
  defineRights,
} from '@prorab/platform/marks';
import { eventually, makeTestDatabase, watchToldErrors } from '@prorab/platform/testing';
import { EMPLOYEE_ROLES, type EmployeeRole, Staff, type StaffMember } from '@prorab/team/contract';
import { pino } from 'pino';
import { assistantConfig } from '../../../assistant.config.js';
import { AssistantModule } from '../../../assistant.module.js';
import { assistantTables } from '../../../assistant.tables.js';

defineRights('platform', {
  'platform.quarantine.read': [],
  'platform.quarantine.replay': [],
  'platform.audit.read': [],
  'platform.changes.read': EMPLOYEE_ROLES,
});
defineRights('planted', { 'planted.lamp.switch': ['manager'] });

const person = (n: number, name: string, role: EmployeeRole): StaffMember => ({
  ...{ id: `0190a000-0000-7000-8000-0000000000${n}`, name, role, branchId: 'spb', emails: [], extension: null },
  ...{ capacity: 5, deputyId: null, active: true },
});
/** Whose names are their tokens too. */
export const people = { anna: person(11, 'Анна', 'manager'), egor: person(12, 'Егор', 'manufacturer') };
export type Who = keyof typeof people;

class SomeStaff extends Staff {
  async list(): Promise<StaffMember[]> {
    return Object.values(people);
  }
  async byId(id: string): Promise<StaffMember | null> {
    return Object.values(people).find((one) => one.id === id) ?? null;
  }
  async byEmail(): Promise<null> {
    return null;
  }
  async presenceAt(): Promise<[]> {
    return [];
  }
  async branches(): Promise<[]> {
    return [];
  }
  async workingCalendarOf(): Promise<WorkingCalendar> {
    return new WorkingCalendar({ zone: 'Europe/Moscow', hours: { thu: '09:00-18:00', fri: '09:00-18:00' } });
  }
}
class TokenTable extends Authenticator {
  async authenticate(token: string): Promise<EmployeeActor | null> {
    const who = people[token as Who];
    return who ? { kind: 'employee', employeeId: who.id, role: who.role, sessionId: who.id } : null;
  }
}

/** What a context that brings a command looks like: its state in the database, a command, and nothing that knows of the assistant. */
@Injectable()
export class Lamps {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}
  async prepare(): Promise<void> {
    await this.database.run('create table if not exists planted_lamp (number int not null, times int not null)');
  }
  async times(number: number): Promise<number> {
    const rows = await this.database.all<{ n: number }>('select count(*) as n from planted_lamp where number = ?', [
      number,
    ]);
    return Number(rows[0]?.n ?? 0);
  }
  /** Lamp 13 breaks after it was written down. */
  switchOn(number: number): Promise<void> {
    return this.work.run(async () => {
      await this.database.run('insert into planted_lamp (number, times) values (?, 1)', [number]);
      if (number === 13) throw new DomainError('conflict', 'planted.lamp-broken', 'the lamp is broken');
    });
  }
}

@SpokenCommand({
  id: 'planted.switch-lamp',
  right: 'planted.lamp.switch',
  title: { ru: 'Включить лампу', en: 'Switch a lamp on' },
  phrases: { ru: ['включи|включить лампу {number}'], en: ['switch on lamp {number}'] },
  slots: { number: { kind: 'number', ask: { ru: 'Какую лампу?', en: 'Which lamp?' } } },
  effect: 'change',
})
class SwitchLampCommand implements SpokenCommandHandler<{ number: number }> {
  constructor(private readonly lamps: Lamps) {}
  async preview({ number }: { number: number }): Promise<string> {
    return `Включить лампу ${number}.`;
  }
  async run({ number }: { number: number }, { now }: SpokenContext): Promise<SpokenAnswer> {
    await this.lamps.switchOn(number);
    return { text: `Лампа ${number} горит.`, source: 'Щиток', asOf: now };
  }
}

/** In place of the messenger. */
@OnEvent(Speak, { as: 'planted.hear-speak' })
class HearSpeak implements Subscriber<Speak> {
  static readonly spoken: Speak[] = [];
  async handle(event: Speak): Promise<void> {
    HearSpeak.spoken.push(event);
  }
}

export interface Answer {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a spec looks into answers of every shape
  body: any;
}

/** Platform, assistant and a planted context behind real HTTP on a real database. Thursday noon in Moscow. */
export async function anAssistantHouse(
  engine: string,
  { works = true, config = {} }: { works?: boolean; config?: object } = {},
) {
  const base = await makeTestDatabase(engine);
  const clock = new ManualClock('2026-11-26T09:00:00.000Z');
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });
  @Global()
  @Module({
    providers: [
      { provide: Staff, useClass: SomeStaff },
      { provide: Authenticator, useClass: TokenTable },
    ],
    exports: [Staff, Authenticator],
  })
  class People {}
  @Module({ providers: [Lamps, SwitchLampCommand, HearSpeak] })
  class Planted {}
  @Module({})
  class Root {
    static of(...imports: (DynamicModule | typeof People | typeof Planted)[]): DynamicModule {
      return { module: Root, imports };
    }
  }
  HearSpeak.spoken.length = 0;
  const open = async (withWorker: boolean): Promise<NestFastifyApplication> => {
    const app: NestFastifyApplication = await makeHttpApp(
      Root.of(
        PlatformModule.forRoot({
          ...{ databaseUrl: base.url, filesFolder: tmpdir(), tables: [platformTables, assistantTables], log, clock },
          ...{ zone: 'Europe/Moscow', taskConcurrency: 2, keepChangesDays: 1, works: withWorker },
          pollMs: { tasks: 50, feed: 50 },
        }),
        People,
        Planted,
        AssistantModule.forRoot(assistantConfig.parse(config)),
      ),
      { log, language: 'ru', trustProxy: false, bodyLimitBytes: 100_000, requestsPerMinute: 1_000_000 },
    );
    return app;
  };
  let app = await open(works);
  let told = watchToldErrors(app);
  const begin = async (): Promise<void> => {
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await app.get(Lamps, { strict: false }).prepare();
  };
  await begin();
  const ask = async (method: 'GET' | 'POST', url: string, body?: object, as: Who | null = 'anna'): Promise<Answer> => {
    const reply = await app.inject({
      ...{ method, url: `/api/assistant/${url}` },
      headers: {
        ...(as ? { authorization: `Bearer ${as}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { payload: JSON.stringify(body) } : {}),
    });
    return { status: reply.statusCode, body: JSON.parse(reply.payload) };
  };
  const conversationId = newId();
  const tell = (...events: object[]): Promise<void> =>
    app.get(UnitOfWork).run(async () => events.forEach((event) => app.get(Outbox).add(event)));
  return {
    ...{ clock, ask, conversationId, spoken: HearSpeak.spoken },
    app: () => app,
    say: (text: string, as: Who = 'anna') => ask('POST', 'phrases', { text }, as),
    press: (buttonId: string, as: Who = 'anna') => ask('POST', `buttons/${buttonId}`, undefined, as),
    times: (number: number): Promise<number> => app.get(Lamps, { strict: false }).times(number),
    /** As the messenger tells it. @returns the id of the message */
    addressed: async (text: string, over: Partial<AssistantAddressed> = {}): Promise<string> => {
      const messageId = over.messageId ?? newId();
      const said = {
        conversationId,
        conversationKind: 'assistant' as const,
        employeeId: people.anna.id,
        edited: false,
      };
      await tell(AssistantAddressed.of({ ...said, text, at: clock.now().toISOString(), ...over, messageId }));
      return messageId;
    },
    pressed: (speech: Speak, label: string, times = 1): Promise<void> => {
      const buttonId = speech.buttons.find((one) => one.label === label)?.id ?? '';
      const at = (n: number): string => new Date(clock.now().getTime() + n).toISOString();
      const press = { key: speech.key, buttonId, messageId: newId(), conversationId, employeeId: people.anna.id };
      return tell(...Array.from({ length: times }, (_, n) => ButtonPressed.of({ ...press, at: at(n) })));
    },
    /** Waits until she has said so much. */
    heard: (key: string): Promise<Speak> => eventually(() => HearSpeak.spoken.find((one) => one.key === key) ?? false),
    settled: (): Promise<unknown> =>
      eventually(async () => {
        const [row] = await app
          .get(Database)
          .all<{ n: number }>("select count(*) as n from platform_task where state <> 'done' and due_at <= ?", [
            clock.now(),
          ]);
        return Number(row?.n) === 0;
      }),
    /** Closes the house and opens it again on the same base. */
    restart: async (withWorker = works): Promise<void> => {
      told.check();
      await app.close();
      app = await open(withWorker);
      told = watchToldErrors(app);
      await begin();
    },
    close: async (): Promise<void> => {
      told.check();
      await app.close();
      await base.remove();
    },
  };
}
