import type { SqlEntityManager, SqliteConnection } from '@mikro-orm/sqlite';
import type BetterSqlite from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection } from 'kysely';
import type { SqlValue } from '../marks/index.js';

/**
 * Raw statements inside a unit of work, with their parameters bound. MikroORM writes the parameters of a raw statement into its text,
 * which for the texts of letters costs more than storing them, and on SQLite every text would be prepared anew.
 */
export abstract class Statements {
  /** @returns affected rows */
  abstract run(em: SqlEntityManager, sql: string, params: SqlValue[]): Promise<number>;
  /** One statement for many rows of parameters; null where the engine gains by many rows in a statement. */
  abstract readonly runEach: ((em: SqlEntityManager, sql: string, rows: SqlValue[][]) => Promise<void>) | null;
  abstract all<T extends object>(em: SqlEntityManager, sql: string, params: SqlValue[]): Promise<T[]>;
}

/** Statements that are kept prepared; the SQL of the house is written in code, only the lengths of lists vary. */
const KEPT = 200;

/** Over the one connection, which an open unit of work has to itself. */
export class SqliteStatements extends Statements {
  readonly #prepared = new Map<string, BetterSqlite.Statement<SqlValue[], object>>();
  constructor(
    private readonly native: BetterSqlite.Database,
    private readonly onQuery: ((sql: string) => void) | undefined,
  ) {
    super();
  }

  static async over(
    connection: SqliteConnection,
    onQuery: ((sql: string) => void) | undefined,
  ): Promise<SqliteStatements> {
    return new SqliteStatements((await connection.getNativeClient()) as unknown as BetterSqlite.Database, onQuery);
  }

  async run(em: SqlEntityManager, sql: string, params: SqlValue[]): Promise<number> {
    return converted(em, () => this.#statement(sql).run(...params).changes);
  }
  readonly runEach = async (em: SqlEntityManager, sql: string, rows: SqlValue[][]): Promise<void> => {
    await converted(em, () => {
      const statement = this.#statement(sql);
      for (const params of rows) statement.run(...params);
    });
  };
  async all<T extends object>(em: SqlEntityManager, sql: string, params: SqlValue[]): Promise<T[]> {
    return converted(em, () => this.#statement(sql).all(...params) as T[]);
  }

  #statement(sql: string): BetterSqlite.Statement<SqlValue[], object> {
    this.onQuery?.(sql);
    const known = this.#prepared.get(sql);
    if (known) return known;
    if (this.#prepared.size >= KEPT) this.#prepared.clear();
    const statement = this.native.prepare<SqlValue[], object>(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }
}

/** MySQL and MariaDB: over the connection that holds the transaction. */
export class ServerStatements extends Statements {
  readonly runEach = null;
  constructor(private readonly onQuery: ((sql: string) => void) | undefined) {
    super();
  }

  async run(em: SqlEntityManager, sql: string, params: SqlValue[]): Promise<number> {
    const { numAffectedRows } = await this.#execute(em, sql, params);
    return Number(numAffectedRows ?? 0);
  }
  async all<T extends object>(em: SqlEntityManager, sql: string, params: SqlValue[]): Promise<T[]> {
    return (await this.#execute(em, sql, params)).rows as T[];
  }

  #execute(em: SqlEntityManager, sql: string, params: SqlValue[]): ReturnType<DatabaseConnection['executeQuery']> {
    this.onQuery?.(sql);
    const transaction = em.getTransactionContext<DatabaseConnection>();
    if (!transaction) throw new Error('a statement of a unit of work outside of its transaction');
    return converted(em, () => transaction.executeQuery(CompiledQuery.raw(sql, params)));
  }
}

/** Errors as MikroORM tells them, whichever way the statement went. */
export async function converted<T>(em: SqlEntityManager, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw em
      .getPlatform()
      .getExceptionConverter()
      .convertException(error as Error);
  }
}
