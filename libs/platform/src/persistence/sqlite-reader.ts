import BetterSqlite from 'better-sqlite3';
import type { SqlValue } from '../marks/index.js';
import { Reader } from './reader.js';
import { SqliteThread } from './sqlite-thread.js';

/** Prepared statements that are kept; the SQL of the house is written in code, so there are some hundreds at most. */
const KEPT = 500;

/**
 * A read-only connection to the file of the house, with its statements prepared once. In WAL mode it reads what is committed
 * while the one writing connection is in the middle of a transaction.
 */
export class SqliteReader extends Reader {
  readonly #statements = new Map<string, BetterSqlite.Statement<SqlValue[], object>>();
  readonly #thread: SqliteThread;
  #native: BetterSqlite.Database | null = null;

  constructor(
    private readonly file: string,
    private readonly onQuery: ((sql: string) => void) | undefined,
  ) {
    super();
    this.#thread = new SqliteThread(file);
  }

  async all<T extends object>(sql: string, params: SqlValue[]): Promise<T[]> {
    this.onQuery?.(sql);
    return this.#prepared(sql).all(...params) as T[];
  }
  override long<T extends object>(sql: string, params: SqlValue[]): Promise<T[]> {
    this.onQuery?.(sql);
    return this.#thread.all<T>(sql, params);
  }
  close(): void {
    this.#thread.close();
    this.#native?.close();
    this.#native = null;
    this.#statements.clear();
  }

  #prepared(sql: string): BetterSqlite.Statement<SqlValue[], object> {
    const known = this.#statements.get(sql);
    if (known) return known;
    // Opened with the first question: the file is there by then.
    this.#native ??= openReadOnly(this.file);
    if (this.#statements.size >= KEPT) this.#statements.clear();
    const statement = this.#native.prepare<SqlValue[], object>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function openReadOnly(file: string): BetterSqlite.Database {
  const native = new BetterSqlite(file, { readonly: true, timeout: 5000 });
  native.pragma('cache_size = -16384');
  return native;
}
