import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeTestDatabase } from '@prorab/platform/testing';
import { serverEnv, serverFlags } from '../../scripts/bootstrap/server-flags.mjs';
import { aCompany } from './support/company.js';
import { RunningHouse } from './support/running-house.js';

const root = dirname(createRequire(import.meta.url).resolve('../../package.json'));
/** What a house on SQLite with its own books, without Redis and without a carrier for its letters, does not use before somebody asks. */
const LATER = [
  ...['ioredis', '@socket.io/redis-streams-adapter', 'web-push', 'rrule', 'otplib', 'file-type', 'sharp'],
  ...[
    'sanitize-html',
    'html-to-text',
    'mssql',
    'tedious',
    'cfb',
    'sax',
    'mysql2',
    '@mikro-orm/mysql',
    '@mikro-orm/mariadb',
  ],
  ...['nodemailer/dist/esm/smtp-connection', 'nodemailer/dist/esm/mail-composer'],
].map((name) => join(root, 'node_modules', name));
const LATER_OF_OURS = [
  ...['sales/dist/adapters/out/onec77/onec77-ledger.js', 'sales/dist/adapters/out/onec77/client/onec-client.js'],
  ...['sales/dist/adapters/out/commerceml/commerce-ml-exchange.js', 'mail/dist/adapters/out/mime/read-letter.js'],
].map((name) => join(root, 'libs', name));

describe('the start of the product', () => {
  let loaded: string[] = [];
  let mapped: string[] = [];
  beforeAll(async () => {
    const base = await makeTestDatabase('sqlite');
    const hook = new URL('./support/loaded-modules.mjs', import.meta.url).href;
    const house = await RunningHouse.build({
      databaseUrl: base.url,
      configuration: { team: { firstStart: aCompany() } },
      // The tests have a Redis; this house has none.
      env: { NODE_OPTIONS: `--import ${hook}`, LOADED_MODULES: 'loaded.json', REDIS_URL: '' },
    });
    try {
      await house.start();
      expect(await house.stop()).toBe(0);
      ({ loaded, mapped } = JSON.parse(readFileSync(join(house.folder, 'loaded.json'), 'utf8')));
    } finally {
      await house.remove();
      await base.remove();
    }
  });

  it('loads nothing that this house does not use: each costs megabytes for as long as it runs', () => {
    expect(loaded.length).toBeGreaterThan(2_000);
    expect(loaded).toContain(join(root, 'libs/sales/dist/adapters/out/native/native-ledger.js'));
    for (const place of [...LATER, ...LATER_OF_OURS]) {
      expect([place, existsSync(place)]).toEqual([place, true]);
      expect(loaded.filter((file) => file === place || file.startsWith(`${place}/`))).toEqual([]);
    }
  });
  it('keeps no source maps', () => expect(mapped).toEqual([]));
});

it('a stack of the product leads to the sources all the same', async () => {
  const kernel = new URL('../../libs/kernel/dist/index.js', import.meta.url).href;
  const script = `const { PhoneNumber } = await import('${kernel}');
    try { PhoneNumber.parse(null) } catch (error) { console.log(error.stack) }`;
  const args = [...serverFlags, '--input-type=module', '-e', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, ...serverEnv, NODE_OPTIONS: '' },
  });
  const [, file, line] = /at PhoneNumber\.parse \((.+):(\d+):\d+\)/.exec(stdout) ?? [];
  expect(file).toBe(fileURLToPath(new URL('../../libs/kernel/src/phone-number.ts', import.meta.url)));
  expect(readFileSync(file!, 'utf8').split('\n')[Number(line) - 1]).toContain('text.length');
});
