import { SqlError, type SqlSession } from '../sql-engine.js';
import { Answer } from './answer.js';
import { ConnectionLost, type AnswerStream } from './answer-stream.js';
import { type CallPlan, kindOfProcedure, planCall } from './call-plan.js';
import type { House } from './house.js';
import { defect, notSpoken } from './known-errors.js';
import type { Login } from './login.js';
import { type Message, PACKET } from './packet-reader.js';
import { PreparedStatements } from './prepared-statements.js';
import { ProtocolError } from './protocol-error.js';
import { type Call, readBatch, readCall } from './requests.js';
import { BreakConnection, Canceled, StatementRun } from './statement-run.js';
import type { TdsVersion } from './tds-version.js';
import type { RequestKind, WireStatement } from './wire-log.js';

/** What to do with the connection after a request. */
export type Afterwards = 'stay' | 'close';

/** A connection that has logged in: runs its requests, one at a time. */
export class Session {
  readonly #prepared = new PreparedStatements();
  #database: string;

  constructor(
    private readonly house: House,
    private readonly engine: SqlSession,
    private readonly stream: AnswerStream,
    private readonly spid: number,
    private readonly login: Login,
    private readonly version: TdsVersion,
  ) {
    this.#database = engine.database;
  }

  /** Reads, runs and answers. @throws ProtocolError | ConnectionLost | BreakConnection */
  async serve(message: Message, signal: AbortSignal): Promise<Afterwards> {
    const answer = new Answer(this.stream, this.version, message.type === PACKET.rpc);
    if (message.ignored) {
      answer.endBatch(false);
      this.stream.end();
      return 'stay';
    }
    if (message.reset) {
      this.engine.reset();
      this.#prepared.clear();
      answer.tokens.resetDone();
    }
    const afterwards = await this.#request(message, answer, signal);
    this.stream.end();
    return afterwards;
  }

  close(): void {
    this.engine.close();
  }

  #request(message: Message, answer: Answer, signal: AbortSignal): Promise<Afterwards> {
    switch (message.type) {
      case PACKET.batch:
        return this.#batch(readBatch(message.body, this.version), answer, signal);
      case PACKET.rpc:
        return this.#call(message.body, answer, signal);
      case PACKET.transaction:
        return this.#refused('transaction', 'transactions by the transaction manager', answer);
      case PACKET.bulk:
        return this.#refused('bulk', 'bulk loads', answer);
      default:
        throw new ProtocolError(`packet ${message.type} after the login`);
    }
  }

  async #batch(sql: string, answer: Answer, signal: AbortSignal): Promise<Afterwards> {
    const logged = this.#begin('batch', sql, []);
    const run = new StatementRun(answer, this.stream, signal, this.house.faults.ofStatement(sql), logged);
    const failure = await this.#outcome(logged, () => run.run(this.engine, sql, []));
    this.#tellDatabase(answer);
    if (failure === 'canceled') answer.endCanceled();
    else {
      if (failure) answer.error(failure);
      answer.endBatch(failure !== null);
    }
    return closing(failure);
  }

  async #call(body: Buffer, answer: Answer, signal: AbortSignal): Promise<Afterwards> {
    let plan: CallPlan;
    let call: Call = { procedure: '', parameters: [] };
    try {
      call = readCall(body, this.version);
      plan = planCall(call, this.#prepared);
    } catch (error) {
      if (!(error instanceof SqlError)) throw error;
      const logged = this.#begin(kindOfProcedure(call.procedure), call.procedure, call.parameters);
      this.house.log.end(logged, 'error', error.number);
      answer.error(error);
      answer.endCall({ status: error.number, handle: null, firstOrdinal: 0, parameters: [] });
      return closing(error);
    }
    const { kind, sql, parameters, runs, firstOrdinal, handle } = plan;
    const logged = this.#begin(kind, sql, parameters);
    const run = new StatementRun(answer, this.stream, signal, this.house.faults.ofStatement(sql), logged);
    const failure = await this.#outcome(logged, () => (runs ? run.run(this.engine, sql, parameters) : run.before()));
    this.#tellDatabase(answer);
    if (failure === 'canceled') answer.endCanceled();
    else {
      if (failure) answer.error(failure);
      answer.endCall({ status: failure?.number ?? 0, handle: failure ? null : handle, firstOrdinal, parameters });
    }
    return closing(failure);
  }

  #refused(kind: RequestKind, what: string, answer: Answer): Promise<Afterwards> {
    const error = notSpoken(what);
    this.house.log.end(this.#begin(kind, what, []), 'error', error.number);
    answer.error(error);
    answer.endBatch(true);
    return Promise.resolve('stay');
  }

  /** USE. */
  #tellDatabase(answer: Answer): void {
    const before = this.#database;
    this.#database = this.engine.database;
    if (this.#database !== before) answer.databaseChanged(this.#database, before);
  }

  #begin(kind: RequestKind, sql: string, parameters: WireStatement['parameters']): WireStatement {
    const { user, application } = this.login;
    return this.house.log.begin({
      connection: this.spid,
      user,
      application,
      tds: this.version.name,
      kind,
      sql,
      parameters,
    });
  }

  /** Null: it went well. Writes the outcome into the log. @throws ConnectionLost | BreakConnection */
  async #outcome(logged: WireStatement, work: () => Promise<void>): Promise<SqlError | 'canceled' | null> {
    try {
      await work();
      this.house.log.end(logged, 'done');
      return null;
    } catch (error) {
      if (error instanceof Canceled) {
        this.house.log.end(logged, 'canceled');
        return 'canceled';
      }
      if (error instanceof ConnectionLost || error instanceof BreakConnection) {
        this.house.log.end(logged, 'broken');
        throw error;
      }
      const failure = error instanceof SqlError ? error : defect(error);
      this.house.log.end(logged, 'error', failure.number);
      return failure;
    }
  }
}

const closing = (failure: SqlError | 'canceled' | null): Afterwards =>
  failure instanceof SqlError && failure.severity >= 20 ? 'close' : 'stay';
