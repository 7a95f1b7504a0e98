// One reading of a big 1C in a process of its own, so that its memory and its processor are its own; runs the built product.
//   bare <url> <statements.json>   a loop of tedious that sends the same statements and throws the rows away
//   adapter <url> <folder>         a whole pass of Onec77Ledger that nobody keeps anything of
//   polls <url> <folder> <count>   idle looks of the product as the clock orders them
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverEnv, serverFlags } from '../../scripts/bootstrap/server-flags.mjs';

const house = (path) => new URL(`../../${path}`, import.meta.url).href;
const peak = () => process.resourceUsage().maxRSS * 1024;
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
/** `prepared` gives the work: loading modules and logging in is not measured. */
async function measured(prepared) {
  const [cpu, start] = [cpuMs(), performance.now()];
  const counted = await prepared();
  return { ...counted, ms: performance.now() - start, cpuMs: cpuMs() - cpu, rss: peak() };
}

async function bare(url, file) {
  const { Connection, ISOLATION_LEVEL, Request, TYPES } = await import('tedious');
  const statements = JSON.parse(readFileSync(file, 'utf8'));
  const at = new URL(url);
  const connection = new Connection({
    server: at.hostname,
    authentication: { type: 'default', options: { userName: at.username, password: at.password } },
    options: {
      ...{
        port: Number(at.port),
        database: at.pathname.slice(1),
        encrypt: false,
        tdsVersion: '7_4',
        requestTimeout: 60_000,
      },
      connectionIsolationLevel: ISOLATION_LEVEL.READ_UNCOMMITTED,
    },
  });
  await new Promise((done, fail) => connection.connect((error) => (error ? fail(error) : done())));
  let rows = 0;
  const types = { char: TYPES.Char, varchar: TYPES.VarChar };
  const send = ({ kind, sql, parameters }) =>
    new Promise((done, fail) => {
      const request = new Request(sql, (error, count) => {
        rows += count ?? 0;
        if (error) fail(error);
        else done();
      });
      for (const { name, type, length, value } of parameters)
        request.addParameter(name, types[type], value, { length });
      if (kind === 'batch') connection.execSqlBatch(request);
      else connection.execSql(request);
    });
  const result = await measured(async () => {
    for (const statement of statements) await send(statement);
    return { rows, statements: statements.length };
  });
  connection.close();
  return result;
}

async function adapter(url, folder) {
  const [{ Database, MikroUnitOfWork }, { SystemClock }, { pino }] = await Promise.all([
    import('@prorab/platform'),
    import('@prorab/kernel'),
    import('pino'),
  ]);
  const sales = 'libs/sales/dist';
  const { salesTables } = await import(house(`${sales}/sales.tables.js`));
  const onec77 = `${sales}/adapters/out/onec77`;
  const { OnecClient } = await import(house(`${onec77}/client/onec-client.js`));
  const { mssqlAddress } = await import(house(`${onec77}/client/mssql-address.js`));
  const { Onec77Ledger } = await import(house(`${onec77}/onec77-ledger.js`));
  const database = await Database.open({
    url: `sqlite:${join(folder, `adapter-${process.pid}.db`)}`,
    tables: [salesTables],
  });
  await database.migrate();
  const path = (file) => fileURLToPath(house(file));
  const files = {
    dictionary: path('test/fixtures/onec77/1Cv7.DDS'),
    mapping: path('config/onec77/example.yaml'),
    metadata: null,
  };
  const health = { report: () => undefined, forget: () => undefined };
  const client = new OnecClient(() => mssqlAddress(url));
  const log = pino({ level: 'warn' });
  const options = { files, zone: 'Europe/Moscow', recentDays: 60 };
  const work = new MikroUnitOfWork(database, log);
  const ledger = new Onec77Ledger(client, database, work, options, new SystemClock(), log, health);
  await ledger.pulse();
  const result = await measured(async () => {
    const counts = {};
    let facts = 0;
    for await (const page of ledger.changes('all')) {
      facts += page.facts.length;
      for (const { kind } of page.facts) counts[kind] = (counts[kind] ?? 0) + 1;
    }
    return { facts, counts };
  });
  await client.close();
  await database.close();
  return result;
}

async function polls(url, folder, count) {
  const { NestFactory } = await import('@nestjs/core');
  const { pino } = await import('pino');
  const { AppModule } = await import(house('apps/server/dist/app.module.js'));
  const { readConfiguration } = await import(house('apps/server/dist/configuration.js'));
  const { WatchLedger } = await import(house('libs/sales/dist/application/use-cases/ledger/watch-ledger.use-case.js'));
  process.env.MSSQL_URL = url;
  const root = AppModule.of(readConfiguration(process.env.PRORAB_CONFIG), {
    ...{ databaseUrl: process.env.DATABASE_URL, filesFolder: folder, dataFolder: folder, metricsToken: null },
    ...{ log: pino({ level: 'warn' }), works: false },
  });
  const app = await NestFactory.createApplicationContext(root, { logger: false });
  const watch = app.get(WatchLedger);
  // What there is to be read since is read first.
  while ((await watch.execute()) !== 'nothing-new') continue;
  const spent = [];
  while (spent.length < Number(count)) {
    const before = cpuMs();
    const done = await watch.execute();
    if (done === 'failed' || done === 'another-reads') throw new Error(`a look ended with ${done}`);
    // Once a minute it looks through what is recent all the same; that is no idle look.
    if (done === 'nothing-new') spent.push(cpuMs() - before);
  }
  await app.close();
  return { polls: spent.length, meanMs: spent.reduce((a, b) => a + b, 0) / spent.length, mostMs: Math.max(...spent) };
}

export const inChild = (env, ...args) =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), args, {
      execArgv: [...serverFlags, ...(process.env.BENCH_READER_OPTIONS?.split(' ').filter(Boolean) ?? [])],
      env: { ...process.env, ...serverEnv, NODE_OPTIONS: '', ...env },
    });
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}`)));
  });

if (import.meta.main) {
  const [way, ...args] = process.argv.slice(2);
  const result = await { bare, adapter, polls }[way](...args);
  process.send(result, () => process.exit(0));
}
