import type { EventEmitter } from 'node:events';
import type sql from 'mssql';
import { LedgerUnavailable } from '../../../../application/ports/ledger/ledger-errors.js';
import { driver } from './driver.js';
import { type LoginRefusal, failureOf } from './failure-of.js';
import type { MssqlAddress } from './mssql-address.js';
import { type Parameter, Statement, literal, sql as part } from './statement.js';

export interface OnecClientOptions {
  readonly tdsVersion: '7_1' | '7_2' | '7_3_A' | '7_3_B' | '7_4';
  readonly encrypt: boolean;
  readonly trustServerCertificate: boolean;
  readonly requestTimeoutMs: number;
  readonly connectTimeoutMs: number;
  readonly lockTimeoutMs: number;
}
export const defaultClientOptions: OnecClientOptions = {
  tdsVersion: '7_4',
  encrypt: false,
  trustServerCertificate: false,
  requestTimeoutMs: 15_000,
  connectTimeoutMs: 15_000,
  lockTimeoutMs: 2_000,
};
/** A value of a row: numeric comes as text (the statement casts it), datetime as a Date at midnight UTC. */
export type SqlCell = string | number | boolean | Date | null;
export type SqlRow = readonly SqlCell[];

/** One base of 1C for reading: two connections, one statement at a time on each, no transaction, no lock waited for longer than said. */
export class OnecClient {
  readonly #first: string;
  #pool: Promise<sql.ConnectionPool> | null = null;
  #refusals: LoginRefusal[] = [];

  /** @param address asked for when a connection is needed; may throw LedgerUnfit */
  constructor(
    private readonly address: () => MssqlAddress,
    private readonly options: OnecClientOptions = defaultClientOptions,
  ) {
    this.#first = `SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED; SET LOCK_TIMEOUT ${Math.trunc(options.lockTimeoutMs)}; `;
  }

  /** All rows, as few as the statement allows. @throws LedgerUnavailable, LedgerUnfit */
  async all(statement: Statement, signal?: AbortSignal): Promise<readonly SqlRow[]> {
    const rows: SqlRow[] = [];
    await this.each(statement, (row) => rows.push(row), signal);
    return rows;
  }

  /**
   * Gives each row as it comes off the wire, so that only what is made of it stays in memory. Rows may have been given before it fails:
   * they are worth nothing then. @throws LedgerUnavailable, LedgerUnfit, and what `take` throws
   */
  async each(statement: Statement, take: (row: SqlRow) => void, signal?: AbortSignal): Promise<void> {
    if (!(statement instanceof Statement)) throw new TypeError('only statements of the builder go to 1C');
    if (signal?.aborted) throw new LedgerUnavailable('cancelled', 'the reading was broken off');
    let request: sql.Request | null = null;
    const cancel = (): void => {
      request?.cancel();
    };
    const failures: unknown[] = [];
    const taken = { failure: null as { error: unknown } | null };
    try {
      const pool = await this.#open();
      request = pool.request();
      request.stream = true;
      statement.parameters.forEach((p, at) => request?.input(`p${at}`, typeOf(p), p.value));
      // In a stream the driver tells of failures by events; the promise is kept all the same.
      request.on('error', (error: unknown) => void failures.push(error));
      request.on('row', (row: SqlRow) => {
        if (taken.failure) return;
        try {
          take(row);
        } catch (error) {
          taken.failure = { error };
        }
      });
      signal?.addEventListener('abort', cancel, { once: true });
      if (signal?.aborted) throw new LedgerUnavailable('cancelled', 'the reading was broken off');
      await request.query(this.#first + statement.text);
      if (failures.length > 0) throw failures.length > 1 ? new AggregateError(failures) : failures[0];
    } catch (error) {
      throw failureOf(error, this.#refusals);
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
    if (taken.failure) throw taken.failure.error;
  }

  /** Whether the login could write, which it should not; null: this server cannot tell. */
  async canWrite(tableName: string): Promise<boolean | null> {
    try {
      const [row] = await this.all(
        Statement.select(1, part` HAS_PERMS_BY_NAME(${literal(tableName)}, 'OBJECT', ${literal('UPDATE')})`),
      );
      return row?.[0] === null || row?.[0] === undefined ? null : Number(row[0]) === 1;
    } catch (error) {
      if (failureOf(error) instanceof LedgerUnavailable) throw error;
      return null;
    }
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = null;
    if (pool)
      await pool.then(
        (p) => p.close(),
        () => undefined,
      );
  }

  #open(): Promise<sql.ConnectionPool> {
    if (this.#pool) return this.#pool;
    const beforeConnect = (connection: EventEmitter): void => {
      this.#refusals = [];
      const note = (refusal: LoginRefusal): void => void this.#refusals.push(refusal);
      connection.on('errorMessage', note);
      connection.once('connect', () => connection.off('errorMessage', note));
    };
    const pool = new (driver().ConnectionPool)({
      ...configOf(this.address(), this.options),
      beforeConnect,
    } as sql.config);
    // Told by whoever asks; without a listener it would end the process.
    pool.on('error', () => undefined);
    const opened = pool.connect();
    this.#pool = opened;
    opened.catch(() => {
      if (this.#pool === opened) this.#pool = null;
    });
    return opened;
  }
}
const typeOf = (p: Parameter): sql.ISqlType =>
  p.type === 'char' ? driver().Char(p.length) : driver().VarChar(p.length);

function configOf({ instance, port, ...address }: MssqlAddress, options: OnecClientOptions): sql.config {
  return {
    ...address,
    ...(port === null ? {} : { port }),
    arrayRowMode: true,
    requestTimeout: options.requestTimeoutMs,
    connectionTimeout: options.connectTimeoutMs,
    pool: {
      min: 0,
      max: 2,
      idleTimeoutMillis: 120_000,
      acquireTimeoutMillis: options.connectTimeoutMs + options.requestTimeoutMs,
    },
    options: {
      tdsVersion: options.tdsVersion,
      encrypt: options.encrypt,
      trustServerCertificate: options.trustServerCertificate,
      appName: 'prorab',
      connectionIsolationLevel: driver().ISOLATION_LEVEL.READ_UNCOMMITTED,
      useUTC: true,
      ...(instance === null ? {} : { instanceName: instance }),
    },
    // By default it would ask `SELECT 1` before each question; a broken connection is told by the question itself.
    ...{ validateConnection: 'socket' },
  } as sql.config;
}
