import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ManualClock, WEEKDAYS, WorkingCalendar, newId } from '@prorab/kernel';
import {
  Authenticator,
  type ContextTables,
  type EmployeeActor,
  PlatformModule,
  makeHttpApp,
  platformTables,
} from '@prorab/platform';
import { defineRights } from '@prorab/platform/marks';
import { makeTestDatabase, watchToldErrors } from '@prorab/platform/testing';
import { type Presence, Staff, type StaffMember } from '@prorab/team/contract';
import { pino } from 'pino';
import { FakeFileReaders } from '../../../application/ports/fake-file-readers.js';
import { FakeNoticeFacts } from '../../../application/ports/fake-notice-facts.js';
import { FakePushSender } from '../../../application/ports/fake-push-sender.js';
import { FileReaders } from '../../../application/ports/file-readers.port.js';
import { NoticeFacts } from '../../../application/ports/notice-facts.port.js';
import { PushSender } from '../../../application/ports/push-sender.port.js';
import { filesConfig } from '../../../messenger-push.config.js';
import { pushControllers, pushProviders } from '../../../messenger-push.providers.js';
import { PushRules } from '../../../application/push/push-rules.js';

// The team, which declares them, is not in this house.
const lead = ['head'];
defineRights('platform', {
  'platform.quarantine.read': lead,
  'platform.quarantine.replay': lead,
  'platform.audit.read': lead,
  'platform.changes.read': lead,
});
export const anna = newId();
export const boris = newId();

/** Token = name. */
class Tokens extends Authenticator {
  async authenticate(token: string): Promise<EmployeeActor | null> {
    const employeeId = token === 'anna' ? anna : boris;
    return { kind: 'employee', employeeId, role: 'manager', sessionId: token };
  }
}
class TwoPeople extends Staff {
  async list(): Promise<StaffMember[]> {
    const rest = {
      role: 'manager' as const,
      branchId: 'msk',
      emails: [],
      extension: null,
      capacity: 5,
      deputyId: null,
    };
    return [anna, boris].map((id) => ({ ...rest, id, name: id === anna ? 'Анна' : 'Борис', active: true }));
  }
  async presenceAt(): Promise<Presence[]> {
    const rest = { atWork: true, absentUntil: null, nextWorkAt: null, deputyId: null };
    return [anna, boris].map((employeeId) => ({ employeeId, ...rest }));
  }
  async byId(): Promise<null> {
    return null;
  }
  async byEmail(): Promise<null> {
    return null;
  }
  async branches(): Promise<[]> {
    return [];
  }
  async workingCalendarOf(): Promise<WorkingCalendar> {
    const hours = Object.fromEntries(WEEKDAYS.map((day) => [day, '09:00-18:00']));
    return new WorkingCalendar({ zone: 'Europe/Moscow', hours, holidays: null });
  }
}
const neighbours = [
  { provide: Authenticator, useClass: Tokens },
  { provide: Staff, useClass: TwoPeople },
];
@Global()
@Module({ providers: neighbours, exports: [Authenticator, Staff] })
class Neighbours {}
@Module({})
class Root {
  static of(all: Omit<DynamicModule, 'module'>): DynamicModule {
    return { module: Root, ...all };
  }
}

export interface Reply {
  status: number;
  body: { [key: string]: unknown; code?: string };
  raw: Buffer;
  headers: Record<string, string | string[] | number | undefined>;
}

/** Files, pushes and notices behind real HTTP, on a real database and disk; only conversations and push services are pretended. */
export async function aPushHouse(engine: string, tables: ContextTables, { works = false } = {}) {
  const base = await makeTestDatabase(engine);
  const folder = await mkdtemp(join(tmpdir(), 'prorab-messenger-'));
  const clock = new ManualClock('2026-11-26T09:00:00.000Z');
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });
  const [readers, facts, sender] = [new FakeFileReaders(), new FakeNoticeFacts(), new FakePushSender()];
  const publicKey = `B${'a'.repeat(86)}`;
  const app = await makeHttpApp(
    Root.of({
      imports: [
        PlatformModule.forRoot({
          ...{
            databaseUrl: base.url,
            filesFolder: join(folder, 'files'),
            tables: [platformTables, tables],
            log,
            works,
          },
          ...{ zone: 'Europe/Moscow', taskConcurrency: 1, keepChangesDays: 1, clock, pollMs: { tasks: 20, feed: 50 } },
        }),
        Neighbours,
      ],
      controllers: pushControllers,
      providers: [
        ...pushProviders({
          ...{ push: undefined, language: 'ru', filesFolder: join(folder, 'files') },
          files: filesConfig.parse({ bytes: 200_000, unsentPerPerson: 5, pixels: 1_000_000 }),
        }),
        { provide: FileReaders, useValue: readers },
        { provide: NoticeFacts, useValue: facts },
        { provide: PushSender, useValue: sender },
        { provide: PushRules, useValue: new PushRules({ publicKey, allowHosts: [], language: 'ru' }) },
      ],
    }),
    { log, language: 'ru', trustProxy: true, bodyLimitBytes: 100_000, requestsPerMinute: 100_000 },
  );
  const told = watchToldErrors(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const ask = async (
    method: string,
    url: string,
    { as = 'anna', body, headers = {} }: { as?: string; body?: object | Buffer; headers?: Record<string, string> } = {},
  ): Promise<Reply> => {
    const reply = await app.inject({
      ...{ method: method as 'GET', url: `/api/messenger${url}` },
      headers: { ...(as && { authorization: `Bearer ${as}` }), ...headers },
      ...(body !== undefined && { payload: body }),
    });
    const isJson = /json/.test(String(reply.headers['content-type']));
    return {
      ...{ status: reply.statusCode, raw: reply.rawPayload, headers: reply.headers },
      body: isJson ? (reply.json() as Reply['body']) : {},
    };
  };
  const upload = (conversationId: string, name: string, bytes: Uint8Array, as = 'anna'): Promise<Reply> =>
    ask('POST', `/conversations/${conversationId}/files`, {
      as,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: Buffer.concat([
        Buffer.from(
          `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`,
        ),
        ...[bytes, Buffer.from('\r\n--x--\r\n')],
      ]),
    });
  return {
    ...{ app, ask, upload, clock, readers, facts, sender, publicKey },
    async close(): Promise<void> {
      told.check();
      await app.close();
      await base.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type PushHouse = Awaited<ReturnType<typeof aPushHouse>>;
