/**
 * The seam between the protocol (`tds/`) and what runs the SQL: the protocol knows no table, the engine no byte of TDS.
 */

/** A type as SQL Server declares it; `length` is in characters for the n-types and in bytes for the others. */
export type SqlType =
  | { type: 'char' | 'varchar' | 'nchar' | 'nvarchar' | 'binary' | 'varbinary'; length: number | 'max' }
  | { type: 'text' | 'int' | 'smallint' | 'tinyint' | 'bigint' | 'bit' | 'datetime' | 'float' | 'money' }
  | { type: 'numeric'; precision: number; scale: number };

/**
 * numeric, money: a decimal string ('-12.50'). datetime: 'yyyy-mm-ddThh:mm:ss.mmm'. bigint: a bigint. bit: a boolean. int, smallint, tinyint, float: a number.
 * char is padded to its length by the protocol on its way out. Parameters always come in these forms; of results the obvious
 * neighbours are accepted too (1 for true, a safe number for a bigint, a number for a numeric of a scale that holds it).
 */
export type SqlValue = string | number | bigint | boolean | null | Buffer;

/**
 * A parameter as it crossed the wire. Types that a base of 1C does not have come as their nearest: date, smalldatetime and
 * datetime2 as datetime, decimal as numeric, real as float, smallmoney as money, ntext as nvarchar(max), image as varbinary(max),
 * uniqueidentifier as char(36).
 */
export interface SqlParameter {
  /** With its @, as the client gave it; the declaration of sp_executesql and sp_prepare names those that came without a name. */
  name: string;
  type: SqlType;
  value: SqlValue;
  output?: boolean;
}

export interface SqlColumn {
  /** Empty for an expression without an alias. */
  name: string;
  type: SqlType;
  nullable: boolean;
}

/**
 * What a run of statements tells, in order. Every statement ends in a `done`; one with rows begins with its `columns`.
 * `rowCount` is null when there is nothing to count (SET, DECLARE) or SET NOCOUNT ON is in force.
 */
export type SqlEvent =
  /** `order`: one-based numbers of the columns that ORDER BY sorts by, if the client is to be told. */
  | { kind: 'columns'; columns: SqlColumn[]; order?: number[] }
  | { kind: 'row'; values: SqlValue[] }
  | { kind: 'done'; rowCount: number | null }
  /** PRINT, and warnings (number 0 for PRINT). */
  | { kind: 'info'; number: number; message: string }
  /** The final value of a parameter that came with `output`. */
  | { kind: 'output'; name: string; type: SqlType; value: SqlValue };

/** An error as SQL Server numbers it (208 invalid object, 102 syntax, 1205 deadlock …); ends the batch, the session goes on. */
export class SqlError extends Error {
  readonly number: number;
  readonly state: number;
  /** The class of the error: 11-16 mistakes of the user, 17-19 of the server; from 20 on the connection ends. */
  readonly severity: number;
  readonly line: number;

  constructor(message: string, given: { number: number; state?: number; severity?: number; line?: number }) {
    super(message);
    this.name = 'SqlError';
    this.number = given.number;
    this.state = given.state ?? 1;
    this.severity = given.severity ?? 16;
    this.line = given.line ?? 1;
  }
}

/** One connection. Runs one batch at a time; the protocol sees to that. */
export interface SqlSession {
  /** Its database, as the server spells the name; may change by USE. */
  readonly database: string;
  /**
   * Runs a batch. The stream is read as fast as the client reads, so rows must be made when they are asked for. A plain
   * (synchronous) iterable may be used: between packets the protocol lets other connections, and a cancel, have their turn.
   * Leaving the loop (`return()` of the iterator) or the `signal` ends the run; both may happen at any row.
   * @throws SqlError
   */
  run(sql: string, parameters: SqlParameter[], signal: AbortSignal): AsyncIterable<SqlEvent> | Iterable<SqlEvent>;
  /** Settings (SET …) and temporary tables go, as they do when a pool resets a connection (the session goes on). */
  reset(): void;
  close(): void;
}

export interface SqlEngine {
  /** @throws SqlError 4060 when the database is not here. An empty name means the default one. `spid`: what @@SPID says, and the client knows it by. */
  open(login: { user: string; database: string; application: string; spid?: number }): SqlSession;
}
