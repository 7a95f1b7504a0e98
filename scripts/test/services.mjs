import { chromium } from '../../test/services/chromium.ts';
import { Dovecot } from '../../test/services/dovecot.ts';
import { mariadb } from '../../test/services/mariadb.ts';
import { redis } from '../../test/services/redis.ts';

/** Everything the tests talk to, once per run. `environment` is how the Jest workers find it. */
export async function startServices({ withMysql }) {
  const started = Date.now();
  const stops = [];
  const stop = async () => {
    await Promise.allSettled(stops.splice(0).map((end) => end()));
  };
  const up = async (name, make) => {
    const server = await make();
    stops.push(() => server.stop());
    return [name, server];
  };
  const browser = async () => ({ path: await chromium(), stop: () => Promise.resolve() });
  const wanted = [
    up('chromium', browser),
    up('dovecot', () => Dovecot.start()),
    up('mariadb', mariadb),
    up('redis', redis),
  ];
  if (withMysql) wanted.push(up('mysql', async () => (await import('../../test/services/mysql.ts')).mysql()));
  const results = await Promise.allSettled(wanted);
  const failures = results.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
  if (failures.length > 0) {
    await stop();
    throw new AggregateError(failures, failures.map((error) => error.message).join('\n'));
  }
  const found = Object.fromEntries(results.map(({ value }) => value));
  const swept = [...(await found.mariadb.sweep()), ...((await found.mysql?.sweep()) ?? [])];
  console.error(
    `Servers: Dovecot on ${found.dovecot.address.imapPort}, MariaDB ${found.mariadb.version} at ${place(found.mariadb.url)}, ` +
      (found.mysql ? `MySQL ${found.mysql.version} at ${place(found.mysql.url)}, ` : '') +
      `Redis at ${place(found.redis.url)} (${Date.now() - started} ms)` +
      (swept.length > 0 ? `; swept ${swept.length} databases of killed runs` : ''),
  );
  const environment = {
    ...found.dovecot.environment(),
    // What @prorab/platform/testing runs its suites on, beside SQLite.
    PRORAB_TEST_SERVERS: [found.mariadb, found.mysql].filter(Boolean).map(named).join(' '),
    MARIADB_URL: found.mariadb.url,
    REDIS_URL: found.redis.url,
    CHROMIUM_PATH: found.chromium.path,
    ...(found.mysql ? { MYSQL_URL: found.mysql.url } : {}),
  };
  return { environment, stop };
}

/** The scheme says the engine, as in the product's own configuration. */
const named = ({ engine, url }) => url.replace(/^[a-z]+:/, `${engine}:`);
const place = (url) => new URL(url).host;
