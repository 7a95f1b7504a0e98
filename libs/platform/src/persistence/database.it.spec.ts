import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { makeTestDatabase, testEngines } from '../testing/index.js';

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
