import type Database from 'better-sqlite3';
import type { SqlColumn, SqlEvent, SqlParameter, SqlSession, SqlType } from '../sql-engine.js';
import { SqlError } from '../sql-engine.js';
import type { Node, Query, Statement } from './ast.js';
import type { Catalog } from './catalog.js';
import { convert } from './conversion.js';
import type { DateOrder } from './datetimes.js';
import { errors } from './errors.js';
import { QueryCompiler } from './query-compiler.js';
import { Scope } from './scope.js';
import type { Identity } from './session-state.js';
import { SessionState } from './session-state.js';
import type { SqlBase } from './sql-base.js';
import { parseBatch } from './statement-parser.js';
import { varchar } from './types.js';
import type { Settings, Stored } from './values.js';
import { needsBigInts, read, readerOf, store } from './values.js';
import { DefinitionWriter, WriteCompiler } from './writer.js';

export interface TsqlSessionOptions extends Omit<Identity, 'database' | 'writes'> {
  mayWrite: (database: string) => boolean;
  base: SqlBase;
  find: (database: string) => SqlBase | undefined;
}

/** How long a writer waits for another before error 1222, when the client has said nothing; ms. */
const PATIENCE = 5000;
const DATE_ORDERS: Record<string, DateOrder> = { MDY: 'mdy', DMY: 'dmy', YMD: 'ymd' };

/** One connection to the sandbox's server: parses a batch, then compiles and runs its statements one by one. */
export class TsqlSession implements SqlSession {
  readonly #options: TsqlSessionOptions;
  readonly #settings: Settings = { dateOrder: 'mdy' };
  #base: SqlBase;
  #connection: Database.Database;
  #state: SessionState;
  #catalog: { version: number; catalog: Catalog } | null = null;
  #noCount = false;
  #rowLimit = 0;
  #identityInsert: string | null = null;
  /** Rows that are being read; until they are let go of, SQLite's connection can neither write nor close. */
  #rows: Iterator<unknown> | null = null;
  /** Statements as the session has run them before; SQLite's own are bound to the connection. */
  readonly #prepared = new Map<string, Database.Statement>();

  constructor(options: TsqlSessionOptions) {
    this.#options = options;
    this.#base = options.base;
    this.#connection = this.#connect();
    this.#state = this.#newState();
  }

  get #writes(): boolean {
    return this.#options.mayWrite(this.#base.name);
  }

  get database(): string {
    return this.#base.name;
  }

  *run(sql: string, parameters: SqlParameter[], signal: AbortSignal): Generator<SqlEvent> {
    this.#letGo();
    this.#state.variables.clear();
    for (const { name, type, value, output } of parameters)
      this.#state.variables.set(name.toLowerCase(), { name, type, value: store(value, type), output });
    try {
      for (const statement of parseBatch(sql)) yield* this.#statement(statement, signal);
    } catch (error) {
      throw this.#asSqlError(error);
    }
    for (const { name, type, value, output } of this.#state.variables.values())
      if (output) yield { kind: 'output', name, type, value: read(value, type) };
  }

  reset(): void {
    this.#letGo();
    if (this.#state.transactions > 0) this.#connection.exec('ROLLBACK');
    this.#state = this.#newState();
    this.#settings.dateOrder = 'mdy';
    this.#noCount = false;
    this.#rowLimit = 0;
    this.#identityInsert = null;
    this.#connection.pragma(`busy_timeout = ${PATIENCE}`);
  }

  close(): void {
    this.#letGo();
    this.#connection.close();
  }

  #letGo(): void {
    this.#rows?.return?.();
    this.#rows = null;
  }

  #connect(): Database.Database {
    const connection = this.#base.connect(this.#settings, { readonly: !this.#writes });
    connection.pragma(`busy_timeout = ${PATIENCE}`);
    return connection;
  }

  #newState(): SessionState {
    return new SessionState({ ...this.#options, database: this.#base.name, writes: this.#writes });
  }

  #compiler(): QueryCompiler {
    const version = this.#connection.pragma('schema_version', { simple: true }) as number;
    if (this.#catalog?.version !== version) {
      this.#catalog = { version, catalog: this.#base.catalogOf(this.#connection) };
      this.#prepared.clear();
    }
    return new QueryCompiler(this.#state, this.#catalog.catalog, this.#base.name);
  }

  *#statement(statement: Statement, signal: AbortSignal): Generator<SqlEvent> {
    switch (statement.kind) {
      case 'select':
        yield* this.#select(statement.query, signal);
        return;
      case 'insert':
      case 'update':
      case 'delete':
        yield this.#done(this.#write(statement));
        return;
      case 'createTable':
      case 'createIndex':
      case 'dropTable':
        this.#define(statement);
        yield this.#done(null);
        return;
      case 'declare':
        for (const { name, type, value } of statement.variables) {
          if (this.#state.variables.has(name.toLowerCase())) throw errors.variableTwice(name, statement.line);
          this.#state.variables.set(name.toLowerCase(), { name, type, value: null });
          if (value) this.#assign(name, value, statement.line);
        }
        return;
      case 'assign':
        this.#assign(statement.name, statement.value, statement.line);
        return;
      case 'option':
        this.#option(statement.words, statement.line);
        yield this.#done(null);
        return;
      case 'print': {
        const text = this.#evaluate(statement.value, varchar(8000));
        yield { kind: 'info', number: 0, message: text === null ? ' ' : String(text) };
        return;
      }
      case 'if': {
        const compiler = this.#compiler();
        const condition = compiler.expressions.condition(statement.condition, new Scope(null));
        const holds = this.#prepare(`SELECT ${condition}`).pluck().get(this.#state.takeBindings());
        if (Number(holds) === 1) yield* this.#statement(statement.then, signal);
        else if (statement.otherwise) yield* this.#statement(statement.otherwise, signal);
        return;
      }
      case 'block':
        for (const inner of statement.statements) yield* this.#statement(inner, signal);
        return;
      case 'transaction':
        this.#transaction(statement.action);
        yield this.#done(null);
        return;
      case 'execute':
        throw errors.procedure(statement.name, statement.line);
      case 'use': {
        const base = this.#options.find(statement.database);
        if (!base) throw errors.database(statement.database);
        if (base !== this.#base) this.#moveTo(base);
        yield { kind: 'info', number: 5701, message: `Changed database context to '${base.name}'.` };
        yield this.#done(null);
      }
    }
  }

  *#select(query: Query, signal: AbortSignal): Generator<SqlEvent> {
    const { sql, columns, order, assigned } = this.#compiler().query(query);
    const bindings = this.#state.takeBindings();
    const statement = this.#prepare(sql);
    statement.safeIntegers(assigned !== null || columns.some(({ type }) => needsBigInts(type)));
    if (assigned) {
      let count = 0;
      for (const row of statement.raw().iterate(bindings) as IterableIterator<Stored[]>) {
        count++;
        assigned.forEach((name, index) => {
          const variable = this.#state.variables.get(name.toLowerCase());
          const column = columns[index];
          if (!variable || !column) throw errors.variable(name, query.line);
          variable.value = this.#converted(row[index] ?? null, column.type, variable.type);
        });
      }
      this.#state.rowCount = count;
      return;
    }
    const described = columns.map(({ name, type, nullable }): SqlColumn => ({ name, type, nullable }));
    yield { kind: 'columns', columns: described, ...(order.length > 0 ? { order } : {}) };
    const readers = columns.map(({ type }) => readerOf(type));
    let count = 0;
    const rows = statement.raw().iterate(bindings) as IterableIterator<Stored[]>;
    this.#rows = rows;
    for (const row of rows) {
      if (signal.aborted) return;
      for (const [index, reader] of readers.entries()) if (reader) row[index] = reader(row[index]) as Stored;
      yield { kind: 'row', values: row };
      count++;
      if (this.#rowLimit > 0 && count >= this.#rowLimit) break;
    }
    if (this.#rows !== rows) return; // closed, or given another batch, in the midst of them
    this.#rows = null;
    yield this.#done(count);
  }

  #write(statement: Extract<Statement, { kind: 'insert' | 'update' | 'delete' }>): number {
    const compiler = this.#compiler();
    const writer = new WriteCompiler(compiler, () => this.#identityInsert);
    const { sql, table } =
      statement.kind === 'insert'
        ? writer.insert(statement)
        : statement.kind === 'update'
          ? writer.update(statement)
          : writer.delete(statement);
    if (!this.#writes || table.system) throw errors.denied(statement.kind.toUpperCase(), table.name, this.#base.name);
    try {
      const { changes, lastInsertRowid } = this.#prepare(sql).run(this.#state.takeBindings());
      if (statement.kind === 'insert' && table.columns.some(({ identity }) => identity))
        this.#state.scopeIdentity = BigInt(lastInsertRowid);
      return changes;
    } catch (error) {
      throw asWriteError(error, table.name, this.#base.name);
    }
  }

  #define(statement: Extract<Statement, { kind: 'createTable' | 'createIndex' | 'dropTable' }>): void {
    const compiler = this.#compiler();
    if (!this.#writes)
      throw errors.deniedHere(statement.kind === 'createTable' ? 'CREATE TABLE' : 'ALTER', this.#base.name);
    const name = statement.table.at(-1) ?? '';
    if (name.startsWith('#')) throw errors.notHere('temporary tables', statement.line);
    const existing = this.#catalog?.catalog.find('', name);
    const writer = new DefinitionWriter(this.#connection, this.#base);
    this.#together(() => {
      switch (statement.kind) {
        case 'createTable':
          if (existing) throw errors.exists(name, statement.line);
          writer.createTable(statement, (node, type) => {
            const { sql } = convert(compiler.expressions.value(node, new Scope(null)), type, { line: statement.line });
            const bindings = this.#state.takeBindings();
            if (Object.keys(bindings).length > 0)
              throw errors.notHere('a DEFAULT that is not a constant', statement.line);
            return sql;
          });
          return;
        case 'createIndex':
          writer.createIndex(statement, compiler.table(statement.table, statement.line));
          return;
        case 'dropTable':
          if (!existing) throw errors.cannotDrop(name, statement.line);
          writer.dropTable(existing);
      }
    });
    this.#catalog = null;
  }

  /** A table and what the catalogue says of it come together or not at all. */
  #together(work: () => void): void {
    if (this.#connection.inTransaction) work();
    else this.#connection.transaction(work).immediate();
  }

  #assign(name: string, node: Node, line: number): void {
    const variable = this.#state.variables.get(name.toLowerCase());
    if (!variable) throw errors.variable(name, line);
    variable.value = this.#evaluate(node, variable.type);
  }

  #evaluate(node: Node, type: SqlType): Stored {
    const compiled = convert(this.#compiler().expressions.value(node, new Scope(null)), type, {
      explicit: true,
      line: node.line,
    });
    return this.#prepare(`SELECT ${compiled.sql}`).safeIntegers().pluck().get(this.#state.takeBindings()) as Stored;
  }

  #converted(value: Stored, from: SqlType, to: SqlType): Stored {
    if (value === null || JSON.stringify(from) === JSON.stringify(to)) return value;
    const { sql } = convert({ sql: ':value', type: from, plain: false, nullable: true }, to, { explicit: true });
    return this.#prepare(`SELECT ${sql}`).safeIntegers().pluck().get({ value }) as Stored;
  }

  /** Settings that change what is answered are obeyed, those about locks and plans are taken note of; all others are refused. */
  #option(words: string[], line: number): void {
    const [first = '', second = ''] = words;
    switch (first) {
      case 'NOCOUNT':
        this.#noCount = second === 'ON';
        return;
      case 'ROWCOUNT':
        this.#rowLimit = Number(second) || 0;
        return;
      case 'LOCK_TIMEOUT': {
        const wait = words.at(-2) === '-' ? -1 : Number(words.at(-1));
        this.#state.lockTimeout = wait;
        this.#connection.pragma(`busy_timeout = ${wait < 0 ? PATIENCE : Math.min(wait, 60_000)}`);
        return;
      }
      case 'DATEFORMAT': {
        const order = DATE_ORDERS[second.toUpperCase()];
        if (!order) throw errors.notHere(`SET DATEFORMAT ${second}`, line);
        this.#settings.dateOrder = order;
        return;
      }
      case 'IDENTITY_INSERT':
        this.#identityInsert = words.at(-1) === 'ON' ? (words.at(-2) ?? null) : null;
        return;
      case 'LANGUAGE':
        this.#settings.dateOrder = /^(russian|русский)$/i.test(second) ? 'dmy' : 'mdy';
        return;
      case 'TRANSACTION':
      case 'TEXTSIZE':
      case 'DATEFIRST':
      case 'DEADLOCK_PRIORITY':
      case 'QUERY_GOVERNOR_COST_LIMIT':
        return;
      default:
        // `SET A, B, C ON`
        for (const name of words.slice(0, -1).filter((word) => word !== ','))
          if (!HARMLESS.has(name)) throw errors.notHere(`SET ${name}`, line);
        if (!['ON', 'OFF'].includes(words.at(-1) ?? '')) throw errors.syntax(words.at(-1) ?? '', line);
        if (words.at(-1) !== NEEDED[first] && NEEDED[first]) throw errors.notHere(`SET ${first} ${words.at(-1)}`, line);
    }
  }

  #transaction(action: 'begin' | 'commit' | 'rollback'): void {
    const state = this.#state;
    if (action === 'begin') {
      if (state.transactions === 0) this.#connection.exec(this.#writes ? 'BEGIN IMMEDIATE' : 'BEGIN');
      state.transactions++;
      return;
    }
    if (state.transactions === 0)
      throw action === 'commit' ? errors.commitWithoutBegin() : errors.rollbackWithoutBegin();
    if (action === 'rollback') {
      this.#connection.exec('ROLLBACK');
      state.transactions = 0;
      return;
    }
    if (--state.transactions === 0) this.#connection.exec('COMMIT');
  }

  #moveTo(base: SqlBase): void {
    if (this.#state.transactions > 0) throw errors.notHere('USE inside a transaction');
    this.#connection.close();
    this.#base = base;
    this.#prepared.clear();
    this.#catalog = null;
    this.#connection = this.#connect();
    const { variables } = this.#state;
    this.#state = this.#newState();
    for (const [name, variable] of variables) this.#state.variables.set(name, variable);
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#prepared.get(sql);
    if (known && !known.busy) return known;
    const statement = this.#connection.prepare(sql);
    if (this.#prepared.size > 200) this.#prepared.clear();
    this.#prepared.set(sql, statement);
    return statement;
  }

  #done(rowCount: number | null): SqlEvent {
    if (rowCount !== null) this.#state.rowCount = rowCount;
    this.#state.error = 0;
    return { kind: 'done', rowCount: this.#noCount ? null : rowCount };
  }

  #asSqlError(error: unknown): unknown {
    this.#state.takeBindings();
    const known = error instanceof SqlError ? error : asRunError(error);
    if (known instanceof SqlError) this.#state.error = known.number;
    return known;
  }
}

/** On or off, they change nothing here: how plans are made, what is reported, how an old client wants its quotes. */
const HARMLESS = new Set(
  `ANSI_NULLS ANSI_PADDING ANSI_WARNINGS ANSI_DEFAULTS ANSI_NULL_DFLT_ON ANSI_NULL_DFLT_OFF ARITHABORT ARITHIGNORE CONCAT_NULL_YIELDS_NULL CURSOR_CLOSE_ON_COMMIT
  IMPLICIT_TRANSACTIONS NUMERIC_ROUNDABORT QUOTED_IDENTIFIER XACT_ABORT FORCEPLAN NOEXEC PARSEONLY FMTONLY STATISTICS IO TIME`.split(
    /\s+/,
  ),
);
/** … but for these, one way of which is the only one that is run. */
const NEEDED: Record<string, 'ON' | 'OFF'> = {
  IMPLICIT_TRANSACTIONS: 'OFF',
  NOEXEC: 'OFF',
  PARSEONLY: 'OFF',
  FMTONLY: 'OFF',
};

/** What the driver threw. Its errors need not be of this realm's class Error. */
function textOf(error: unknown, property: 'code' | 'message'): string {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, property) : undefined;
  return typeof value === 'string' ? value : '';
}

function asWriteError(error: unknown, table: string, database: string): unknown {
  const code = textOf(error, 'code');
  const message = textOf(error, 'message');
  if (code === 'SQLITE_CONSTRAINT_NOTNULL') return errors.notNull(message.split('.').at(-1) ?? '', table, database);
  if (code.startsWith('SQLITE_CONSTRAINT')) return errors.duplicateKey(table);
  return error;
}

function asRunError(error: unknown): unknown {
  const code = textOf(error, 'code');
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return errors.lockTimeout();
  const message = textOf(error, 'message');
  if (message === 'integer overflow') return errors.overflow('numeric');
  return code.startsWith('SQLITE') ? errors.notHere(`this statement (${message})`) : error;
}
