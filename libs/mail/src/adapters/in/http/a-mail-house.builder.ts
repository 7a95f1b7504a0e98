import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ManualClock, WorkingCalendar } from '@prorab/kernel';
import { Authenticator, type EmployeeActor, PlatformModule, makeHttpApp, platformTables } from '@prorab/platform';
import { defineRights } from '@prorab/platform/marks';
import { makeTestDatabase, watchToldErrors } from '@prorab/platform/testing';
import { Staff, type StaffMember } from '@prorab/team/contract';
import { pino } from 'pino';
import { anna, boris } from '../../../application/a-mail-world.builder.js';
import { ImportEmlFile, MailModule, mailConfig, mailTables } from '../../../index.js';

// The team, which declares them, is not in this house.
const lead = ['head'];
defineRights('platform', {
  'platform.quarantine.read': lead,
  'platform.quarantine.replay': lead,
  'platform.audit.read': lead,
  'platform.changes.read': lead,
});

/** Token = role: `manager` is Anna, everybody else Boris. */
class Tokens extends Authenticator {
  async authenticate(token: string): Promise<EmployeeActor | null> {
    const employeeId = token === 'manager' ? anna.id : boris.id;
    return { kind: 'employee', employeeId, role: token, sessionId: token };
  }
}
class TwoColleagues extends Staff {
  async list(): Promise<StaffMember[]> {
    const rest = { role: 'manager' as const, branchId: anna.id, extension: null, capacity: 5, deputyId: null };
    return [anna, boris].map((person) => ({ ...person, ...rest }));
  }
  async byId(): Promise<null> {
    return null;
  }
  async branches(): Promise<[]> {
    return [];
  }
  async byEmail(): Promise<null> {
    return null;
  }
  async presenceAt(): Promise<[]> {
    return [];
  }
  async workingCalendarOf(): Promise<WorkingCalendar> {
    return new WorkingCalendar({ zone: 'Europe/Moscow', hours: { mon: '09:00-18:00' } });
  }
}
const neighbours = [
  { provide: Authenticator, useClass: Tokens },
  { provide: Staff, useClass: TwoColleagues },
];
@Global()
@Module({ providers: neighbours, exports: [Authenticator, Staff] })
class Neighbours {}
@Module({})
class Root {
  static of(...imports: DynamicModule[]): DynamicModule {
    return { module: Root, imports: [...imports, Neighbours] };
  }
}

export interface Reply {
  status: number;
  body: Record<string, never> & { [key: string]: unknown; code?: string };
  raw: Buffer;
  headers: Record<string, string | string[] | number | undefined>;
}

/** The platform and mail behind real HTTP on a real database, the real parser, no network but the listener. */
export async function aMailHouse(engine: string, mail: object = {}, { works = false } = {}) {
  const base = await makeTestDatabase(engine);
  const folder = await mkdtemp(join(tmpdir(), 'prorab-mail-'));
  const clock = new ManualClock('2026-11-23T09:00:00.000Z');
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });
  const config = mailConfig.parse({
    listener: { port: 0, address: 'sales@firm.ru', mailbox: 'sales', group: 'щебень', title: 'Фирма' },
    own: { domains: ['firm.ru'] },
    parserThreads: 1,
    answers: { attachmentBytes: 2_000 },
    ...mail,
  });
  const app: NestFastifyApplication = await makeHttpApp(
    Root.of(
      PlatformModule.forRoot({
        databaseUrl: base.url,
        filesFolder: join(folder, 'files'),
        tables: [platformTables, mailTables],
        log,
        zone: 'Europe/Moscow',
        taskConcurrency: 1,
        keepChangesDays: 1,
        works,
        clock,
        pollMs: { tasks: 20, feed: 50 },
      }),
      MailModule.forRoot(config, { dataFolder: folder }),
    ),
    { log, language: 'ru', trustProxy: true, bodyLimitBytes: 1_000_000, requestsPerMinute: 100_000 },
  );
  const told = watchToldErrors(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const ask = async (
    method: string,
    url: string,
    {
      as = 'manager',
      body,
      headers = {},
    }: { as?: string; body?: object | string | Buffer; headers?: Record<string, string> } = {},
  ): Promise<Reply> => {
    const reply = await app.inject({
      method: method as 'GET',
      url: `/api/mail${url}`,
      headers: { ...(as && { authorization: `Bearer ${as}` }), ...headers },
      ...(body !== undefined && { payload: body }),
    });
    const json = /json/.test(String(reply.headers['content-type']));
    return {
      status: reply.statusCode,
      body: (json ? reply.json() : {}) as Reply['body'],
      raw: reply.rawPayload,
      headers: reply.headers,
    };
  };
  return {
    ...{ app, clock, folder, ask },
    /** A letter as a customer's program would write it. */
    async arrives(head: Record<string, string>, body = 'Нужен кирпич'): Promise<string> {
      const all = {
        From: 'Иван <ivan@stroy.ru>',
        To: 'sales@firm.ru',
        Subject: 'Кирпич',
        'MIME-Version': '1.0',
        'Content-Type': 'text/plain; charset=utf-8',
        ...head,
      };
      const source = Buffer.from(
        `${Object.entries(all)
          .map(([k, v]) => `${k}: ${v}`)
          .join('\r\n')}\r\n\r\n${body}\r\n`,
      );
      const { letterId } = await app.get(ImportEmlFile).execute({
        ...{ name: 'letter.eml', mailbox: 'sales', size: source.length },
        async *open() {
          yield source;
        },
      });
      return letterId ?? '';
    },
    close: async () => {
      told.check();
      await app.close();
      await base.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type MailHouse = Awaited<ReturnType<typeof aMailHouse>>;
