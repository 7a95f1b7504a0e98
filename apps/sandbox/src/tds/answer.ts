import { setImmediate } from 'node:timers/promises';
import type { SqlError, SqlEvent, SqlParameter, SqlValue } from '../sql-engine.js';
import type { AnswerStream } from './answer-stream.js';
import type { TdsVersion } from './tds-version.js';
import { DONE, Tokens } from './tokens.js';

type Output = Extract<SqlEvent, { kind: 'output' }>;

/** One answer: what the engine tells, in the order and the words of the protocol. */
export class Answer {
  readonly tokens: Tokens;
  /** Told when it is known whether something comes after it. */
  #done: { rowCount: number | null; ofSelect: boolean } | null = null;
  #writeRow: ((values: SqlValue[]) => void) | null = null;
  readonly #outputs: Output[] = [];

  /** `ofCall`: an answer to RPC marks the ends of statements otherwise than an answer to a batch. */
  constructor(
    private readonly stream: AnswerStream,
    version: TdsVersion,
    private readonly ofCall: boolean,
  ) {
    this.tokens = new Tokens(stream.out, version);
  }

  /** Returns a promise only when the client has to take something first: most rows cost no turn of the loop. */
  take(event: SqlEvent): Promise<unknown> | null {
    switch (event.kind) {
      case 'row':
        if (!this.#writeRow) throw new Error('a row without columns before it');
        this.#writeRow(event.values);
        break;
      case 'columns':
        this.#endStatement();
        this.tokens.columns(event.columns);
        if (event.order && event.order.length > 0) this.tokens.order(event.order);
        this.#writeRow = this.tokens.rowsOf(event.columns);
        break;
      case 'done':
        this.#endStatement();
        this.#done = { rowCount: event.rowCount, ofSelect: this.#writeRow !== null };
        this.#writeRow = null;
        break;
      case 'info':
        this.#endStatement();
        this.tokens.info({ number: event.number, state: 1, severity: 0, message: event.message, line: 1 });
        break;
      case 'output':
        this.#outputs.push(event);
        break;
    }
    return this.stream.isFull ? this.#flush() : null;
  }

  /** The client may cancel, and others may be served, between packets. */
  async #flush(): Promise<void> {
    await this.stream.flush();
    await setImmediate();
  }

  databaseChanged(now: string, before: string): void {
    this.#endStatement();
    this.tokens.databaseChanged(now, before);
  }

  error(error: SqlError): void {
    this.#endStatement();
    const { number, state, severity, message, line } = error;
    this.tokens.error({ number, state, severity, message, line });
  }

  /** After the last event of a batch. */
  endBatch(failed: boolean): void {
    if (failed) {
      this.#endStatement();
      this.tokens.done('done', DONE.error, null);
    } else {
      const { rowCount, ofSelect } = this.#done ?? { rowCount: null, ofSelect: false };
      this.tokens.done('done', DONE.final, rowCount, ofSelect);
    }
    this.#done = null;
  }

  /** After the last event of a call; `status` as the procedure returns it, `handle` and `parameters` for what goes back. */
  endCall(call: {
    status: number;
    handle: { name: string; value: number } | null;
    firstOrdinal: number;
    parameters: SqlParameter[];
  }): void {
    this.#endStatement();
    this.tokens.returnStatus(call.status);
    if (call.handle) {
      const { name, value } = call.handle;
      this.tokens.returnValue(0, { name, type: { type: 'int' }, nullable: true }, value);
    }
    for (const { name, type, value } of this.#outputs) {
      const place = call.parameters.findIndex((parameter) => parameter.name.toLowerCase() === name.toLowerCase());
      this.tokens.returnValue(call.firstOrdinal + place, { name, type, nullable: true }, value);
    }
    this.tokens.done('doneProcedure', call.status === 0 ? DONE.final : DONE.error, null);
  }

  /** After a cancel: the answer just ends; the attention is acknowledged in a message of its own. */
  endCanceled(): void {
    this.#endStatement();
    this.tokens.done(this.ofCall ? 'doneProcedure' : 'done', DONE.final, null);
  }

  #endStatement(): void {
    if (!this.#done) return;
    const { rowCount, ofSelect } = this.#done;
    this.tokens.done(this.ofCall ? 'doneInProcedure' : 'done', DONE.more, rowCount, ofSelect);
    this.#done = null;
  }
}
