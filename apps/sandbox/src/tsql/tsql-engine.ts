import type { SqlEngine, SqlSession } from '../sql-engine.js';
import { errors } from './errors.js';
import type { SqlBase } from './sql-base.js';
import { TsqlSession } from './tsql-session.js';

export interface TsqlEngineOptions {
  /** The first is the default one. */
  databases: readonly SqlBase[];
  /** By name of the login, the databases that it may write. Everybody reads all of them. */
  writers?: Readonly<Record<string, readonly string[]>>;
  /** What GETDATE says, as UTC; the server's own zone is `zoneMinutes` ahead of it. */
  now?: () => Date;
  zoneMinutes?: number;
}

/** Transact-SQL over SQLite: what it cannot run as SQL Server would is an error, never a wrong answer. */
export class TsqlEngine implements SqlEngine {
  readonly #options: TsqlEngineOptions;
  #sessions = 50;

  constructor(options: TsqlEngineOptions) {
    this.#options = options;
  }

  open(login: { user: string; database: string; application: string; spid?: number }): SqlSession {
    const { user, database, application, spid } = login;
    const { databases, writers = {}, now = () => new Date(), zoneMinutes = 180 } = this.#options;
    const base = database === '' ? databases[0] : find(databases, database);
    if (!base) throw errors.noLogin(database);
    return new TsqlSession({
      base,
      find: (name) => find(databases, name),
      login: user,
      application,
      mayWrite: (name) => (writers[user] ?? []).some((one) => one.toLowerCase() === name.toLowerCase()),
      id: spid ?? ++this.#sessions,
      now,
      zoneMinutes,
    });
  }
}

const find = (databases: readonly SqlBase[], name: string): SqlBase | undefined =>
  databases.find((base) => base.name.toLowerCase() === name.toLowerCase());
