import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { types } from 'node:util';
import { MikroORM, type Options as AllOptions, UnderscoreNamingStrategy } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import type { MySqlConnection } from '@mikro-orm/mysql';
import { defineConfig as sqliteConfig, type SqlEntityManager, type SqliteConnection } from '@mikro-orm/sqlite';
import { CompiledQuery, type DatabaseConnection } from 'kysely';
import type { SqlValue } from '../marks/index.js';
import type BetterSqlite from 'better-sqlite3';
import type { Pool } from 'mysql2';
import { type Reader, ServerReader } from './reader.js';
import { SqliteReader } from './sqlite-reader.js';
import { ServerStatements, SqliteStatements, type Statements, converted } from './statements.js';
import type { ContextTables } from './context-tables.js';
import { inOrder } from './migration.js';
import { type Engine, engineAt, migratingAlone } from './engine.js';

type Options = Partial<AllOptions>;

export interface Scope {
  em: SqlEntityManager;
  open: boolean;
}

export interface DatabaseOptions {
  /** `sqlite:/path/file.db`, `sqlite::memory:`, `mysql://user:password@host:port/base`, `mariadb://…` */
  url: string;
  tables: readonly ContextTables[];
  /** Connections to MySQL or MariaDB; default 10. */
  poolSize?: number;
  onQuery?: (sql: string) => void;
}

/** The one relational database of the house. All access goes through `em()`, which knows the open unit of work. */
export class Database {
  readonly scope = new AsyncLocalStorage<Scope>();
  private constructor(
    readonly orm: MikroORM,
    readonly engine: Engine,
    private readonly url: string,
    private readonly reader: Reader | null,
    private readonly statements: Statements,
  ) {}

  static async open({ url, tables, poolSize = 10, onQuery }: DatabaseOptions): Promise<Database> {
    const engine = await engineAt(url);
    const migrationsList = tables.flatMap((t) => t.migrations[engine === 'sqlite' ? 'sqlite' : 'mysql']).sort(inOrder);
    const common: Options = {
      entities: tables.flatMap((t) => [...t.rows]) as unknown as AllOptions['entities'],
      namingStrategy: UnderscoreNamingStrategy,
      extensions: [Migrator],
      migrations: {
        migrationsList: [...migrationsList],
        tableName: 'platform_migration',
        transactional: true,
        disableForeignKeys: false,
        snapshot: false,
        silent: true,
      },
      timezone: '+00:00',
      forceUtcTimezone: true,
      ensureDatabase: false,
      discovery: { warnWhenNoEntities: false },
      ...(onQuery ? { debug: ['query'], logger: onQuery, colors: false, highlighter: undefined } : {}),
    };
    const orm =
      engine === 'sqlite'
        ? await openSqlite(url.slice('sqlite:'.length), common)
        : await openServer(engine, url, poolSize, common);
    const statements =
      engine === 'sqlite'
        ? await SqliteStatements.over(orm.em.getConnection() as unknown as SqliteConnection, onQuery)
        : new ServerStatements(onQuery);
    return new Database(orm, engine, url, await readerOf(orm, engine, url, onQuery), statements);
  }

  /**
   * The same statement for each row, prepared once. Inside a unit of work on SQLite, which has no way to go; else null.
   */
  get runEach(): ((sql: string, rows: SqlValue[][]) => Promise<void>) | null {
    const scope = this.scope.getStore();
    const { runEach } = this.statements;
    if (!scope?.open || !runEach) return null;
    return (sql, rows) =>
      runEach(
        scope.em,
        sql,
        rows.map((row) => this.bind(row)),
      );
  }

  /** The entity manager of the open unit of work, else a fresh one whose statements commit one by one. */
  em(): SqlEntityManager {
    const scope = this.scope.getStore();
    return scope?.open ? scope.em : (this.orm.em.fork() as SqlEntityManager);
  }

  /** Raw statement. A Date is bound as the engine stores it. @returns affected rows */
  async run(sql: string, params: readonly SqlValue[] = []): Promise<number> {
    const scope = this.scope.getStore();
    if (scope?.open) return this.statements.run(scope.em, sql, this.bind(params));
    const result = await this.em().execute<{ affectedRows: number }>(sql, this.bind(params), 'run');
    return result.affectedRows;
  }

  /**
   * Raw rows. Inside a unit of work they are what it sees; outside of one they come straight from the driver, on SQLite over a
   * connection of its own, which waits for no open transaction and sees what is committed.
   */
  async all<T extends object>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    const scope = this.scope.getStore();
    if (scope?.open) return this.statements.all<T>(scope.em, sql, this.bind(params));
    const { reader } = this;
    if (reader) return converted(this.orm.em as SqlEntityManager, () => reader.all<T>(sql, this.bind(params)));
    return (await this.em().execute(sql, this.bind(params), 'all')) as unknown as T[];
  }

  /** `all` over very many rows: outside of a unit of work nothing waits for the answer but whoever asked, on SQLite neither. */
  async long<T extends object>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    const { reader } = this;
    if (this.scope.getStore()?.open || !reader) return this.all<T>(sql, params);
    return converted(this.orm.em as SqlEntityManager, () => reader.long<T>(sql, this.bind(params)));
  }

  /** `FOR UPDATE`, which SQLite has no need of: it has one writer. */
  get forUpdate(): string {
    return this.engine === 'sqlite' ? '' : ' for update';
  }
  get forUpdateSkipLocked(): string {
    return this.engine === 'sqlite' ? '' : ' for update skip locked';
  }

  bind(params: readonly SqlValue[]): SqlValue[] {
    return params.map((p) => {
      // By what it is: an instant of another realm (a structured clone under Jest) is no `instanceof Date`.
      if (types.isDate(p))
        return this.engine === 'sqlite' ? p.getTime() : p.toISOString().slice(0, 23).replace('T', ' ');
      return typeof p === 'boolean' ? Number(p) : p;
    });
  }

  /** @returns names of the steps that were taken */
  async migrate(): Promise<string[]> {
    return migratingAlone(this.engine, this.url, async () => (await this.orm.migrator.up()).map((step) => step.name));
  }
  async pendingMigrations(): Promise<string[]> {
    return (await this.orm.migrator.getPending()).map((step) => step.name);
  }
  /** SQL that would still be needed to make the database fit the row schemas; empty when they agree. */
  async schemaDifference(): Promise<string> {
    const sql = await this.orm.schema.getUpdateSchemaSQL({ wrap: false, dropTables: false });
    return sql.trim();
  }
  async ping(): Promise<boolean> {
    return (await this.orm.checkConnection()).ok;
  }
  close(): Promise<void> {
    this.reader?.close();
    return this.orm.close(true);
  }
}

/** null: the base in memory has one connection only. */
async function readerOf(
  orm: MikroORM,
  engine: Engine,
  url: string,
  onQuery?: (sql: string) => void,
): Promise<Reader | null> {
  if (engine === 'sqlite') {
    const file = url.slice('sqlite:'.length);
    return file === ':memory:' ? null : new SqliteReader(file, onQuery);
  }
  // MikroORM ends its pool only if it has asked something itself; a base that was only read would keep its process alive.
  await (orm.em as SqlEntityManager).execute('select 1');
  const pool = await (orm.em.getConnection() as unknown as MySqlConnection).getNativeClient();
  return new ServerReader(pool as unknown as Pool, onQuery);
}

async function openSqlite(path: string, common: Options): Promise<MikroORM> {
  if (path !== ':memory:') await mkdir(dirname(path), { recursive: true });
  const orm = await MikroORM.init({ ...sqliteConfig(common as never), dbName: path } as Options);
  const native = await (orm.em.getConnection() as unknown as SqliteConnection).getNativeClient();
  native.pragma('journal_mode = wal');
  native.pragma('synchronous = normal');
  native.pragma('busy_timeout = 5000');
  native.pragma('cache_size = -8192');
  // Every checkpoint writes and syncs the changed pages once more: seldom, and the index pages that change all the time go once.
  native.pragma('wal_autocheckpoint = 8000');
  keepPrepared(native as unknown as BetterSqlite.Database, ['commit', 'rollback']);
  return orm;
}

/** Kysely prepares anew what it runs; for the two ends of each unit of work that costs more than they do. */
function keepPrepared(native: BetterSqlite.Database, ends: readonly string[]): void {
  const kept = new Map(ends.map((sql) => [sql, native.prepare(sql)]));
  kept.set('begin', beginning(native));
  const prepare = native.prepare.bind(native);
  native.prepare = ((sql: string) => kept.get(sql) ?? prepare(sql)) as typeof native.prepare;
}

/**
 * A unit of work looks before it writes. Begun as a reader, it may not write any more once another process has: it would be begun anew at
 * once, and lose again to one that writes a lot. So it begins as the writer that it becomes.
 */
function beginning(native: BetterSqlite.Database): BetterSqlite.Statement {
  const [writer, reader] = [native.prepare('begin immediate'), native.prepare('begin')];
  const begin = writer.run.bind(writer);
  // Kysely never lets go of a connection on which nothing could be begun, and there is this one only. What cannot be begun as a writer
  // (another process holds the base for long, the disk is read-only) hears so when it writes.
  writer.run = () => {
    try {
      return begin();
    } catch {
      return reader.run();
    }
  };
  return writer;
}

/** Its driver is loaded here: a house on SQLite is spared the memory. */
async function openServer(
  engine: 'mysql' | 'mariadb',
  url: string,
  poolSize: number,
  common: Options,
): Promise<MikroORM> {
  const config =
    engine === 'mysql'
      ? (await import('@mikro-orm/mysql')).defineConfig(common as never)
      : (await import('@mikro-orm/mariadb')).defineConfig(common as never);
  return MikroORM.init({
    ...config,
    clientUrl: url,
    charset: 'utf8mb4',
    collate: 'utf8mb4_bin',
    pool: { min: 0, max: poolSize },
    // A unit of work looks, waits for a lock, and looks again: the second look must see what was committed meanwhile, and
    // locking what is not there yet (a gap) would make neighbours deadlock.
    onCreateConnection: async (connection: never): Promise<void> => {
      await (connection as DatabaseConnection).executeQuery(
        CompiledQuery.raw('set session transaction isolation level read committed'),
      );
    },
  } as Options);
}
