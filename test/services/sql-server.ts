import { createConnection, type Connection } from 'mysql2/promise';
import type { PrivateServer } from './support/private-server.js';

export type Engine = 'mariadb' | 'mysql';

export interface TestDatabase {
  readonly engine: Engine;
  readonly name: string;
  /** mysql://user:password@host:port/name */
  readonly url: string;
  drop(): Promise<void>;
}

let made = 0;

/** A MariaDB or MySQL that answers. What we make in it carries our name and our process number. */
export class SqlServer {
  constructor(
    readonly engine: Engine,
    readonly version: string,
    /** Without a database name. */
    readonly url: string,
    private readonly own: PrivateServer | null = null,
  ) {}

  /** Asks who is there. @throws when nobody answers or the login fails */
  static async at(url: string, own: PrivateServer | null = null): Promise<SqlServer> {
    const connection = await createConnection({ uri: withoutDatabase(url), connectTimeout: 2_000 });
    try {
      const [rows] = await connection.query('SELECT version() AS version');
      const version = String((rows as { version: string }[])[0]?.version);
      return new SqlServer(/mariadb/i.test(version) ? 'mariadb' : 'mysql', version, withoutDatabase(url), own);
    } finally {
      await connection.end();
    }
  }

  /** An empty database for the caller alone, who drops it. Compares byte by byte, as the product's tables do. */
  async createDatabase(): Promise<TestDatabase> {
    const name = `prorab_test_${process.pid}_${Date.now().toString(36)}_${++made}`;
    await this.#with((connection) =>
      connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`),
    );
    const url = new URL(this.url);
    url.pathname = `/${name}`;
    const drop = (): Promise<void> =>
      this.#with(async (connection) => {
        await connection.query(`DROP DATABASE IF EXISTS ${name}`);
      });
    return { engine: this.engine, name, url: url.href, drop };
  }

  /** Drops the databases of test processes that are gone: killed ones cannot do it themselves. */
  async sweep(): Promise<string[]> {
    return this.#with(async (connection) => {
      const [rows] = await connection.query("SHOW DATABASES LIKE 'prorab\\_test\\_%'");
      const names = (rows as Record<string, string>[]).map((row) => Object.values(row)[0] ?? '');
      const left = names.filter((name) => !isAlive(Number(/^prorab_test_(\d+)_/.exec(name)?.[1])));
      for (const name of left) await connection.query(`DROP DATABASE IF EXISTS \`${name}\``);
      return left;
    });
  }

  /** Ends a server that we have started; any other stays as it was. */
  async stop(): Promise<void> {
    await this.own?.stop();
  }

  async #with<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await createConnection({ uri: this.url });
    try {
      return await work(connection);
    } finally {
      await connection.end();
    }
  }
}

function withoutDatabase(given: string): string {
  const url = new URL(given);
  url.protocol = 'mysql:';
  url.pathname = '/';
  return url.href;
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid)) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
