import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, platformTables } from '@prorab/platform';
import { eventually, makeTestDatabase, testEngines } from '@prorab/platform/testing';
import { catalogueOf } from '../../../application/ports/ledger/ledger-exchange.contract.js';
import { salesTables } from '../../../sales.tables.js';
import { anExchangeOn } from './an-exchange-process.builder.js';

const root = join(import.meta.dirname, '../../../../../..');
const COUNT = 20_000;
const name = 'import.xml';
async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

describe.each(testEngines())('a process that is killed while it reads a catalogue, on %s', (engine) => {
  it('loses nothing and tells nothing twice: the next one goes on', async () => {
    const base = await makeTestDatabase(engine);
    const folder = await mkdtemp(join(tmpdir(), 'killed-exchange-'));
    const database = await Database.open({ url: base.url, tables: [platformTables, salesTables] });
    let said = '';
    try {
      await database.migrate();
      const exchange = anExchangeOn(database, folder);
      const { visit } = await exchange.begin();
      await exchange.take(
        visit,
        { name, picture: false },
        bytes(catalogueOf(COUNT, ' СодержитТолькоИзменения="false"')),
      );
      const count = async (sql: string): Promise<number> =>
        Number((await database.all<{ n: number | string }>(`select ${sql} as n from sales_exchange_entry`))[0]?.n ?? 0);
      const midway: number[] = [];
      for (const moment of [1, 6_000]) {
        const env = { ...process.env, NODE_OPTIONS: '' };
        const order = JSON.stringify({ url: base.url, folder, number: String(visit.number), name });
        const flags = ['--conditions=source', '--import', join(root, 'scripts/loader/register.mjs')];
        const child = spawn(process.execPath, [...flags, join(import.meta.dirname, 'an-exchange-process.builder.ts')], {
          ...{ cwd: root, env: { ...env, PRORAB_EXCHANGE_PROCESS: order }, stdio: ['ignore', 'pipe', 'pipe'] },
        });
        for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += String(text)));
        const ended = once(child, 'exit');
        await eventually(async () => (await count('count(*)')) >= moment, {
          ...{ within: 40_000, message: `no ${moment} items: ${said}` },
        });
        child.kill('SIGKILL');
        await ended;
        midway.push(await count('count(*)'));
      }
      expect(midway.some((n) => n > 0 && n < COUNT)).toBe(true);
      // What was begun and not ended by the killed one is undone by the base; 1C asks again.
      let steps = 0;
      while (!(await exchange.step(visit, name)).finished) steps++;
      expect(await count('count(*)')).toBe(COUNT);
      expect(await count('count(distinct stamp)')).toBe(COUNT);
      expect(await count('max(stamp)')).toBe(COUNT);
      expect(await count('sum(gone)')).toBe(0);
      expect(steps).toBeLessThan(COUNT / 500);
    } finally {
      await database.close();
      await base.remove();
      await rm(folder, { recursive: true });
    }
  });
});
