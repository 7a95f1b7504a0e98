import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ManualClock } from '@prorab/kernel';
import { type ContextTables, Database, PlatformModule, makeHttpApp, platformTables } from '@prorab/platform';
import { defineRights } from '@prorab/platform/marks';
import { eventually, makeTestDatabase, watchToldErrors } from '@prorab/platform/testing';
import { EMPLOYEE_ROLES } from '@prorab/team/contract';
import { pino } from 'pino';
import { type Socket, io } from 'socket.io-client';
import type { Who } from './some-people.js';

// The team, which declares them, is not in these houses.
defineRights('platform', {
  'platform.quarantine.read': ['head'],
  'platform.quarantine.replay': ['head'],
  'platform.audit.read': ['head'],
  'platform.changes.read': EMPLOYEE_ROLES,
});

export interface Answer {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a spec looks into answers of every shape
  body: any;
  text: string;
  headers: Record<string, string | string[] | number | undefined>;
}
export interface ServedHouse {
  /** Where its doors are: `/api/sales/`. */
  path: string;
  tables: ContextTables;
  module: DynamicModule;
  /** What stands for the neighbours, by their class. */
  neighbours: ReadonlyMap<unknown, unknown>;
  filesFolder: string;
  bodyLimitBytes: number;
  /** The statements that `readsOf` counts. */
  counted: RegExp;
  redisUrl?: string | null;
  /** Another instance on the base of that house. */
  on?: { url: string } | undefined;
}

/** One context and the platform behind real HTTP and real sockets on a real database. Monday noon in Moscow. */
export async function aServedHouse(engine: string, house: ServedHouse) {
  const base = house.on ? null : await makeTestDatabase(engine);
  const url = house.on?.url ?? base?.url ?? '';
  const clock = new ManualClock('2026-11-23T09:00:00.000Z');
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });
  @Global()
  @Module({
    providers: [...house.neighbours].map(([provide, useValue]) => ({ provide: provide as Type, useValue })),
    exports: [...house.neighbours.keys()] as Type[],
  })
  class Neighbours {}
  @Module({})
  class Root {}
  const platform = PlatformModule.forRoot({
    ...{ databaseUrl: url, filesFolder: house.filesFolder, tables: [platformTables, house.tables], log, clock },
    ...{ redisUrl: house.redisUrl ?? null, zone: 'Europe/Moscow', taskConcurrency: 2, keepChangesDays: 1 },
    pollMs: { tasks: 50, feed: 50 },
  });
  const app: NestFastifyApplication = await makeHttpApp(
    { module: Root, imports: [platform, Neighbours, house.module] },
    { log, language: 'ru', trustProxy: false, bodyLimitBytes: house.bodyLimitBytes, requestsPerMinute: 1_000_000 },
  );
  const told = watchToldErrors(app);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const desks: Socket[] = [];
  let asked = 0;
  const database = app.get(Database);
  const all = database.all.bind(database);
  const counting = (ask: typeof all): typeof all =>
    ((...given: Parameters<typeof all>) => {
      if (house.counted.test(given[0])) asked++;
      return ask(...given);
    }) as typeof all;
  database.all = counting(all);
  database.long = counting(database.long.bind(database));

  return {
    ...{ app, clock, database, engine, port, url },
    ask: async (
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      path: string,
      { as = 'anna', body, headers = {} }: { as?: Who; body?: unknown; headers?: Record<string, string> } = {},
    ): Promise<Answer> => {
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      const reply = await app.inject({
        ...{ method, url: `${house.path}${path}` },
        headers: { authorization: `Bearer ${as}`, ...json, ...headers },
        ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const isJson = String(reply.headers['content-type']).includes('json');
      const parsed: unknown = isJson && reply.payload ? JSON.parse(reply.payload) : {};
      return { status: reply.statusCode, body: parsed, text: reply.payload, headers: reply.headers };
    },
    /** Waits until the subscribers have done what is due. */
    settled: (): Promise<unknown> =>
      eventually(async () => {
        const [row] = await all<{ n: number }>(
          "select count(*) as n from platform_task where state = 'waiting' and due_at <= ?",
          [clock.now()],
        );
        return Number(row?.n) === 0;
      }),
    /** Reads of the context's tables that a piece of work makes. */
    readsOf: async (work: () => Promise<unknown>): Promise<number> => {
      const before = asked;
      await work();
      return asked - before;
    },
    /** A desk of the staff; it remembers what it hears. */
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
      return Object.assign(socket, { heard });
    },
    close: async (): Promise<void> => {
      for (const desk of desks) desk.close();
      told.check();
      await app.close();
      await base?.remove();
    },
  };
}
