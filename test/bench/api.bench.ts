// Listing the board out of 100,000 inquiries through the product's own route (session, rights, validation, feed number, view of
// every row) next to a bare Fastify route that sends the same SQL with the bare driver and answers with the rows as they come. Both
// stand in one process and are loaded in turns by autocannon in a thread of its own. Exit 1 when the product is slower than
// half the bare route on any engine or page.
//   npm run bench:api [-- inquiries=100000 seconds=2 rounds=7]
//   node -C source --import ./scripts/loader/register.mjs test/bench/api.bench.ts rounds=3
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { ManualClock, newId } from '@prorab/kernel';
import { Database, PlatformModule, makeHttpApp, platformTables } from '@prorab/platform';
import { type TestDatabase, makeTestDatabase, testEngines } from '@prorab/platform/testing';
import { SalesModule, salesConfig, salesTables } from '@prorab/sales';
import { HireEmployee, OpenBranch, TeamModule, teamConfig, teamTables } from '@prorab/team';
import autocannon from 'autocannon';
import SQLite from 'better-sqlite3';
import Fastify from 'fastify';
import { createPool } from 'mysql2/promise';
import { pino } from 'pino';

type Value = string | number | null | Date;
const given = (name: string, fallback: number): number =>
  Number(process.argv.find((a) => a.startsWith(`${name}=`))?.slice(name.length + 1) ?? fallback);
const [inquiries, seconds, rounds, connections] = [
  given('inquiries', 100_000),
  given('seconds', 2),
  given('rounds', 7),
  10,
];
const least = 0.5;
const now = new Date('2026-11-23T09:00:00.000Z');
const password = 'восемь лосей на даче';
const pages = {
  'the board': 'state=waiting,assigned,in-work,answered',
  'my inquiries': 'owner=mine',
  'the newest won': 'state=closed-won&sort=newest',
  'the most urgent': 'sort=deadline',
};

/** Share of each status: what is open is little beside what is closed. */
const shares: [string, number][] = [
  ['waiting', 0.005],
  ['assigned', 0.008],
  ['in-work', 0.012],
  ['answered', 0.015],
  ['spam', 0.03],
  ['closed-lost', 0.38],
  ['closed-won', 0.55],
];
const words =
  'Фасадные панели Кирпич облицовочный Ёлочная гирлянда Утеплитель Доставка на объект Сайдинг виниловый'.split(' ');
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

async function fill(database: Database, owners: readonly string[], branchId: string): Promise<void> {
  const insert = async (table: string, rows: Record<string, Value>[]): Promise<void> => {
    const columns = Object.keys(rows[0] ?? {});
    const marks = rows.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
    await database.run(
      `insert into ${table} (${columns.join(', ')}) values ${marks}`,
      rows.flatMap((row) => columns.map((c) => row[c] ?? null)),
    );
  };
  const parties = Array.from({ length: Math.max(1, Math.floor(inquiries / 5)) }, () => newId());
  const portion = 500;
  for (let at = 0; at < parties.length; at += portion)
    await insert(
      'sales_party',
      parties.slice(at, at + portion).map((id, i) => {
        const name = (at + i) % 3 === 0 ? null : `ООО «${pick(words, at + i)} ${at + i}»`;
        const point = { kind: 'email', value: `c${at + i}@example.com`, source: 'letter', confidence: 0.9, since: now };
        const rest = { responsible_id: null, branch_id: null, merged_into: null, created_at: now, version: 1 };
        return {
          id,
          kind: 'company',
          name,
          name_key: name?.toLowerCase() ?? '',
          points: JSON.stringify([point]),
          ...rest,
        };
      }),
    );
  let sum = 0;
  const bounds = shares.map(([status, share]) => [status, (sum += share)] as const);
  for (let at = 0; at < inquiries; at += portion)
    await insert(
      'sales_inquiry',
      Array.from({ length: Math.min(portion, inquiries - at) }, (_, i) => {
        const n = at + i;
        // Statuses are strewn over time, as in life: 7919 is prime to the size.
        const place = ((n * 7919) % inquiries) / inquiries;
        const status = bounds.find(([, bound]) => place < bound)?.[0] ?? 'closed-won';
        const received = new Date(now.getTime() - (inquiries - n) * 60_000);
        const soon = new Date(received.getTime() + 3_600_000);
        const held = status !== 'waiting' && status !== 'spam';
        const open = ['waiting', 'assigned', 'in-work'].includes(status);
        const subject = `${pick(words, n)} ${pick(words, n >> 3)}, ${n % 500} м²`;
        return {
          ...{ id: newId(), number: n + 1, status, channel: pick(['letter', 'call', 'chat'], n), channels: 'letter' },
          ...{ party_id: pick(parties, n * 31), subject, search: `${n + 1} ${subject.toLowerCase()}` },
          ...{ preview: `Здравствуйте! Просим посчитать: ${subject}. Доставка на объект, самовывоз невозможен.` },
          ...{
            branch_id: branchId,
            group_name: pick(['фасады', 'кровля', null], n),
            owner_id: held ? pick(owners, n) : null,
          },
          ...{
            last_owner_id: null,
            passed_by: '[]',
            waits_because: null,
            continues_id: null,
            threads: '[]',
            contact_count: 1,
          },
          ...{
            received_at: received,
            last_contact_at: received,
            respond_by: open ? soon : null,
            first_answered_at: null,
          },
          ...{ take_by: status === 'assigned' ? soon : null, escalated_at: null, assigned_at: held ? soon : null },
          ...{ status_since: soon, touched_at: soon, closed_at: status.startsWith('closed') ? soon : null },
          ...{ loss_reason: null, loss_note: null, next_step: null, next_step_due: null, spent: '{}', version: 2 },
        };
      }),
    );
  // The servers keep their statistics by themselves, only not at once; SQLite has none in the product either.
  if (database.engine !== 'sqlite') await database.run('analyze table sales_inquiry, sales_party');
}

/** The product as it is, with the session of a manager; and the statements that it sends for a page. */
async function product(base: TestDatabase, folder: string) {
  class Root {}
  Module({})(Root);
  const log = pino({ level: 'silent' });
  const imports: DynamicModule[] = [
    PlatformModule.forRoot({
      databaseUrl: base.url,
      filesFolder: join(folder, 'files'),
      tables: [platformTables, teamTables, salesTables],
      log,
      zone: 'Europe/Moscow',
      taskConcurrency: 1,
      keepChangesDays: 1,
      works: false,
      clock: new ManualClock(now),
    }),
    TeamModule.forRoot(teamConfig.parse({}), { secureCookies: true, dataFolder: folder }),
    SalesModule.forRoot(salesConfig.parse({})),
  ];
  const app = await makeHttpApp(
    { module: Root, imports },
    { log, language: 'ru', trustProxy: false, bodyLimitBytes: 100_000, requestsPerMinute: 100_000_000 },
  );
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const url = `http://127.0.0.1:${port}`;
  const day = '09:00-18:00';
  const { branchId } = await app.get(OpenBranch).execute({
    ...{ name: 'Петербург', city: 'Санкт-Петербург', zone: 'Europe/Moscow', areaCode: '812', exceptions: {} },
    ...{ hours: { mon: day, tue: day, wed: day, thu: day, fri: day }, keepsHolidays: true },
  });
  const owners: string[] = [];
  for (let n = 0; n < 20; n++) {
    const login = `m${n}`;
    const { employeeId } = await app.get(HireEmployee).execute({
      ...{ name: `Менеджер ${n}`, role: 'manager', branchId, emails: [`${login}@example.ru`], login, password },
      mustChangePassword: false,
    });
    owners.push(employeeId);
  }
  const database = app.get(Database);
  await fill(database, owners, branchId);
  const session = await fetch(`${url}/api/team/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'm0', password }),
  });
  const { token } = (await session.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}` };
  const all = database.all.bind(database);
  /** What the database is asked for the page itself, beside the session and the number of the feed. */
  const statementOf = async (query: string): Promise<{ text: string; params: Value[]; rows: number }> => {
    const seen: { text: string; params: Value[] }[] = [];
    database.all = ((text: string, params: Value[] = []) => {
      seen.push({ text, params: database.bind(params) as Value[] });
      return all(text, params);
    }) as typeof all;
    const answer = await fetch(`${url}/api/sales/inquiries?${query}&limit=50`, { headers });
    database.all = all;
    const { items } = (await answer.json()) as { items: unknown[] };
    const [statement, ...others] = seen.filter(({ text }) => text.includes('sales_inquiry'));
    if (!answer.ok || !statement || others.length)
      throw new Error(`${query}: ${answer.status}, ${seen.length} statements`);
    return { ...statement, rows: items.length };
  };
  return { url, headers, statementOf, close: () => app.close() };
}

/** Nothing but a driver, a route and JSON. */
async function bare(base: TestDatabase, statements: ReadonlyMap<string, { text: string; params: Value[] }>) {
  const fastify = Fastify();
  const closing: (() => unknown)[] = [() => fastify.close()];
  if (base.name === 'sqlite') {
    const db = new SQLite(base.url.slice('sqlite:'.length), { readonly: true });
    db.pragma('cache_size = -65536');
    closing.push(() => db.close());
    for (const [path, { text, params }] of statements) {
      const prepared = db.prepare(text);
      fastify.get(path, async () => prepared.all(...params));
    }
  } else {
    const pool = createPool({ uri: base.url.replace(/^\w+:/, 'mysql:'), connectionLimit: 10, dateStrings: true });
    closing.push(() => pool.end());
    for (const [path, { text, params }] of statements)
      fastify.get(path, async () => (await pool.query(text, params))[0]);
  }
  const url = await fastify.listen({ port: 0, host: '127.0.0.1' });
  return { url, close: async () => void (await Promise.all(closing.map((end) => end()))) };
}

interface Rate {
  perSecond: number;
  p99: number;
  /** Of our thread, for one request. */
  cpuMs: number;
}
async function rate(url: string, headers: Record<string, string>): Promise<Rate> {
  const before = process.threadCpuUsage();
  const { requests, latency, non2xx, errors } = await autocannon({
    url,
    headers,
    duration: seconds,
    connections,
    workers: 1,
  });
  const { user, system } = process.threadCpuUsage(before);
  if (non2xx || errors) throw new Error(`${url}: ${non2xx} refusals, ${errors} errors`);
  return { perSecond: requests.average, p99: latency.p99, cpuMs: (user + system) / 1000 / requests.total };
}
const middle = (list: number[]): number => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

async function measure(engine: string): Promise<boolean> {
  const base = await makeTestDatabase(engine);
  const folder = await mkdtemp(join(tmpdir(), 'prorab-bench-'));
  const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true }), () => base.remove()];
  let good = true;
  try {
    const ours = await product(base, folder);
    ends.push(ours.close);
    const statements = new Map<string, { text: string; params: Value[]; rows: number }>();
    for (const [n, query] of Object.values(pages).entries()) statements.set(`/${n}`, await ours.statementOf(query));
    const theirs = await bare(base, statements);
    ends.push(theirs.close);
    for (const [n, [name, query]] of Object.entries(pages).entries()) {
      const page = `${ours.url}/api/sales/inquiries?${query}&limit=50`;
      const [product, other]: [Rate[], Rate[]] = [[], []];
      // The first round warms both up. Neighbours on the machine disturb both halves of a round alike.
      for (let round = 0; round <= rounds; round++) {
        const [a, b] = [await rate(page, ours.headers), await rate(`${theirs.url}/${n}`, {})];
        if (round) (product.push(a), other.push(b));
      }
      const ratio = middle(product.map((a, k) => a.perSecond / (other[k]?.perSecond ?? NaN)));
      good &&= ratio >= least;
      const said = (who: string, list: Rate[]): string =>
        `${who} ${middle(list.map((r) => r.perSecond))
          .toFixed(0)
          .padStart(5)}/s (p99 ${middle(list.map((r) => r.p99))
          .toFixed(0)
          .padStart(3)} ms, ${middle(list.map((r) => r.cpuMs)).toFixed(2)} ms of CPU)`;
      console.log(
        `${engine.padEnd(8)} ${name.padEnd(15)} ${statements.get(`/${n}`)?.rows} rows  ${said('product', product)}  ${said('bare', other)}  ratio ${ratio.toFixed(2)}${ratio < least ? `  BELOW ${least}` : ''}`,
      );
    }
  } finally {
    for (const end of ends.reverse()) await end();
  }
  return good;
}

console.log(
  `Listing out of ${inquiries} inquiries, ${connections} connections, median of ${rounds} rounds of ${seconds} s each:`,
);
let good = true;
for (const engine of testEngines()) good = (await measure(engine)) && good;
process.exitCode = good ? 0 : 1;
