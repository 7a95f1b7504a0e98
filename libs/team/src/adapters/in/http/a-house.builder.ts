import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ManualClock } from '@prorab/kernel';
import { Database, PlatformModule, makeHttpApp, platformTables } from '@prorab/platform';
import { makeTestDatabase, watchToldErrors } from '@prorab/platform/testing';
import { pino } from 'pino';
import { generate } from 'otplib';
import type { Role } from '../../../domain/role.js';
import { HireEmployee, OpenBranch, TeamModule, teamConfig, teamTables } from '../../../index.js';

export const PASSWORD = 'восемь лосей на даче';

@Module({})
class Root {
  static of(...imports: DynamicModule[]): DynamicModule {
    return { module: Root, imports };
  }
}

export interface Answer {
  status: number;
  body: Record<string, never> & { [key: string]: unknown; code?: string; items?: Record<string, unknown>[] };
  text: string;
  headers: Record<string, string | string[] | number | undefined>;
}
type Asking = { body?: object | string; token?: string; headers?: Record<string, string>; from?: string };

/** The platform and the team behind real HTTP on a real database, a branch in Petersburg, Monday noon in Moscow. */
export async function aHouse(engine: string) {
  const base = await makeTestDatabase(engine);
  const folder = await mkdtemp(join(tmpdir(), 'prorab-team-'));
  const clock = new ManualClock('2026-11-23T09:00:00.000Z');
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });
  const app: NestFastifyApplication = await makeHttpApp(
    Root.of(
      PlatformModule.forRoot({
        databaseUrl: base.url,
        filesFolder: join(folder, 'files'),
        tables: [platformTables, teamTables],
        log,
        zone: 'Europe/Moscow',
        taskConcurrency: 1,
        keepChangesDays: 1,
        works: false,
        clock,
      }),
      TeamModule.forRoot(teamConfig.parse({}), { secureCookies: true, dataFolder: folder }),
    ),
    { log, language: 'ru', trustProxy: true, bodyLimitBytes: 100_000, requestsPerMinute: 100_000 },
  );
  const told = watchToldErrors(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const day = '09:00-18:00';
  const { branchId } = await app.get(OpenBranch).execute({
    name: 'Петербург',
    city: 'Санкт-Петербург',
    zone: 'Europe/Moscow',
    areaCode: '812',
    hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
    exceptions: {},
    keepsHolidays: true,
  });

  let asked = 0;
  const ask = async (
    method: string,
    url: string,
    { body, token, headers = {}, from }: Asking = {},
  ): Promise<Answer> => {
    // Each from another address, so that the limit by address is met only by the test that means to.
    const address = from ?? `10.0.${Math.floor(++asked / 250)}.${asked % 250}`;
    const reply = await app.inject({
      method: method as 'GET',
      url,
      headers: {
        'x-forwarded-for': address,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const json = String(reply.headers['content-type']).includes('json');
    const parsed = (json && reply.payload ? JSON.parse(reply.payload) : {}) as Answer['body'];
    return { status: reply.statusCode, body: parsed, text: reply.payload, headers: reply.headers };
  };
  const logIn = (login: string, more: object = {}, about: Asking = {}): Promise<Answer> =>
    ask('POST', '/api/team/session', { body: { login, password: PASSWORD, ...more }, ...about });

  return {
    app,
    clock,
    branchId,
    folder,
    database: app.get(Database),
    ask,
    logIn,
    codeFor: (secret: string): Promise<string> => generate({ secret, epoch: Math.floor(clock.now().getTime() / 1000) }),
    hire: async (login: string, role: Role, more: object = {}): Promise<string> =>
      (
        await app.get(HireEmployee).execute({
          name: `Сотрудник ${login}`,
          role,
          branchId,
          emails: [`${login}@example.ru`],
          login,
          password: PASSWORD,
          mustChangePassword: false,
          ...more,
        })
      ).employeeId,
    /** @returns a token of a fresh session */
    enter: async (login: string): Promise<string> => {
      const { status, body } = await logIn(login);
      if (status !== 201) throw new Error(`${login} cannot log in: ${JSON.stringify(body)}`);
      return String(body.token);
    },
    close: async (): Promise<void> => {
      told.check();
      await app.close();
      await base.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type House = Awaited<ReturnType<typeof aHouse>>;
