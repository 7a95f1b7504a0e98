import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { makeTestDatabase, testEngines } from '../testing/index.js';
import { MikroUnitOfWork } from '../work/mikro-unit-of-work.js';
import { Database } from './database.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

describe.each(testEngines())('a base on %s that was only read', (engine) => {
  it('lets its process end once it is closed', async () => {
    const base = await makeTestDatabase(engine);
    const script = `import { Database } from '@prorab/platform';
      const database = await Database.open({ url: process.env.BASE, tables: [] });
      await database.all('select 1 as n');
      await database.close();`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      ...{ cwd: root, env: { ...process.env, BASE: base.url, NODE_OPTIONS: '' }, stdio: 'ignore', timeout: 20_000 },
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    await base.remove();
    expect(code).toBe(0);
  });
});

describe.each(testEngines())('a row on %s that two processes change at the same moment', (engine) => {
  it('keeps all that they did, and none of them is refused', async () => {
    const base = await makeTestDatabase(engine);
    const first = await Database.open({ url: base.url, tables: [] });
    await first.run('create table counted (id int primary key, n int not null)');
    await first.run('insert into counted values (1, 0)');
    const script = `import { Database, MikroUnitOfWork } from '@prorab/platform';
      const database = await Database.open({ url: process.env.BASE, tables: [] });
      const work = new MikroUnitOfWork(database, { debug() {}, error() {} });
      for (let turn = 0; turn < 300; turn++)
        await work.run(async () => {
          const [{ n }] = await database.all('select n from counted where id = 1' + database.forUpdate);
          await database.run('update counted set n = ? where id = 1', [Number(n) + 1]);
        });
      await database.close();`;
    const ended = await Promise.all(
      [1, 2, 3].map(async () => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
          ...{ cwd: root, env: { ...process.env, BASE: base.url, NODE_OPTIONS: '' }, stdio: 'ignore', timeout: 60_000 },
        });
        const [code] = (await once(child, 'exit')) as [number | null];
        return code;
      }),
    );
    const [row] = await first.all<{ n: number }>('select n from counted');
    await first.close();
    await base.remove();
    expect([ended, Number(row?.n)]).toEqual([[0, 0, 0], 900]);
  });
});

describe('a base on sqlite that another program writes into for longer than we wait', () => {
  it('is worked with again as soon as it is let go of', async () => {
    const base = await makeTestDatabase('sqlite');
    const database = await Database.open({ url: base.url, tables: [] });
    await database.run('create table counted (id int primary key, n int not null)');
    const work = new MikroUnitOfWork(database, pino({ level: 'silent' }));
    // It lets go by the clock: whoever waits for SQLite has no turn in which he could tell it to.
    const script = `import Sqlite from 'better-sqlite3';
      const native = new Sqlite(process.env.FILE);
      native.exec('begin immediate');
      setTimeout(() => native.exec('commit'), 5_500);
      process.stdout.write('held');`;
    const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
      ...{ cwd: root, env: { ...process.env, FILE: base.url.slice('sqlite:'.length), NODE_OPTIONS: '' } },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(other.stdout, 'data');
    await work.run(() => database.run('insert into counted values (1, 1)'));
    await work.run(() => database.run('insert into counted values (2, 2)'));
    expect(await database.all('select n from counted order by id')).toEqual([{ n: 1 }, { n: 2 }]);
    await database.close();
    await base.remove();
  });
});
