import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { ContextTables } from '../persistence/context-tables.js';
import { Database } from '../persistence/database.js';

export interface TestDatabase {
  /** `sqlite`, `mariadb` or `mysql` */
  name: string;
  url: string;
  remove(): Promise<void>;
}

/**
 * The engines that the specs run on: SQLite always, and the server that `PRORAB_TEST_SERVERS` names (set by `npm test`; a list
 * of URLs parted by spaces), else the MariaDB on the usual local port.
 */
export const testEngines = (): string[] => [
  'sqlite',
  ...servers().map((url) => new URL(url).protocol.replace(':', '')),
];
const servers = (): string[] =>
  (process.env.PRORAB_TEST_SERVERS ?? 'mariadb://root@127.0.0.1:3306/').split(/\s+/).filter(Boolean);

let made = 0;
/** A base of its own, empty. */
export async function makeTestDatabase(engine: string): Promise<TestDatabase> {
  if (engine === 'sqlite') {
    const folder = await mkdtemp(join(tmpdir(), 'prorab-sqlite-'));
    return {
      name: engine,
      url: `sqlite:${join(folder, 'test.db')}`,
      remove: () => rm(folder, { recursive: true, force: true }),
    };
  }
  const server = servers().find((url) => url.startsWith(`${engine}:`));
  if (!server) throw new Error(`no ${engine} server is named for the tests`);
  const base = `prorab_test_${process.pid}_${Date.now().toString(36)}_${++made}`;
  const admin = async (sql: string): Promise<void> => {
    const at = new URL(server);
    const connection = await createConnection({
      host: at.hostname,
      port: Number(at.port || 3306),
      user: decodeURIComponent(at.username),
      password: decodeURIComponent(at.password),
    });
    try {
      await connection.query(sql);
    } finally {
      await connection.end();
    }
  };
  await admin(`create database ${base} character set utf8mb4 collate utf8mb4_bin`);
  return {
    name: engine,
    url: Object.assign(new URL(server), { pathname: `/${base}` }).href,
    remove: () => admin(`drop database ${base}`),
  };
}

/** An open, migrated database with the tables of the given contexts. `close` removes it. */
export async function openTestDatabase(
  engine: string,
  tables: readonly ContextTables[],
  options: { onQuery?: (sql: string) => void } = {},
): Promise<{ database: Database; url: string; close(): Promise<void> }> {
  const base = await makeTestDatabase(engine);
  try {
    const database = await Database.open({ url: base.url, tables, ...options });
    await database.migrate();
    return {
      database,
      url: base.url,
      close: async () => {
        await database.close();
        await base.remove();
      },
    };
  } catch (error) {
    await base.remove();
    throw error;
  }
}
