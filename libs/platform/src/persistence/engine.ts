import type { Connection } from 'mysql2/promise';
import { DomainError } from '@prorab/kernel';

export type Engine = 'sqlite' | 'mysql' | 'mariadb';

export class DatabaseAddressInvalid extends DomainError {
  constructor() {
    super(
      'invalid',
      'platform.database-address-invalid',
      'DATABASE_URL must be sqlite:<path>, mysql://user@host/base or mariadb://user@host/base',
    );
  }
}
export class DatabaseUnreachable extends DomainError {
  constructor(where: string, cause: unknown) {
    super(
      'unavailable',
      'platform.database-unreachable',
      `the database at ${where} does not answer: ${cause instanceof Error ? cause.message : String(cause)}`,
      { where },
    );
  }
}

/**
 * Which engine really answers: MySQL and MariaDB share a protocol and an URL scheme, but not a dialect (with the wrong
 * driver the schema difference is never empty). So the server is asked, whatever the scheme says.
 */
export async function engineAt(url: string): Promise<Engine> {
  if (url.startsWith('sqlite:')) return 'sqlite';
  if (!/^(mysql|mariadb):\/\//.test(url)) throw new DatabaseAddressInvalid();
  try {
    const connection = await connect(url);
    try {
      const [rows] = await connection.query('select version() as version');
      return /mariadb/i.test(String((rows as { version: string }[])[0]?.version)) ? 'mariadb' : 'mysql';
    } finally {
      await connection.end();
    }
  } catch (error) {
    throw new DatabaseUnreachable(new URL(url).host, error);
  }
}

/** Two instances that start together migrate one after the other: a named lock of the server, kept by a connection of its own. */
export async function migratingAlone<T>(engine: Engine, url: string, work: () => Promise<T>): Promise<T> {
  if (engine === 'sqlite') return work();
  const connection = await connect(url);
  const name = `prorab-migration-${new URL(url).pathname.slice(1)}`.slice(0, 64);
  try {
    const [rows] = await connection.query('select get_lock(?, 300) as got', [name]);
    if ((rows as { got: number }[])[0]?.got !== 1)
      throw new DatabaseUnreachable(new URL(url).host, new Error('another instance has been migrating for 5 minutes'));
    return await work();
  } finally {
    await connection.end();
  }
}

async function connect(url: string): Promise<Connection> {
  const at = new URL(url);
  const { createConnection } = await import('mysql2/promise');
  return createConnection({
    host: at.hostname,
    port: Number(at.port || 3306),
    user: decodeURIComponent(at.username),
    password: decodeURIComponent(at.password),
    connectTimeout: 10_000,
  });
}
