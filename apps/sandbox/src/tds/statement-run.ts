import { setTimeout } from 'node:timers/promises';
import type { SqlEvent, SqlParameter, SqlSession } from '../sql-engine.js';
import type { Answer } from './answer.js';
import type { AnswerStream } from './answer-stream.js';
import type { StatementEffect } from './faults.js';
import type { WireStatement } from './wire-log.js';

/** The client gave up, or is gone. */
export class Canceled extends Error {
  constructor() {
    super('Canceled.');
    this.name = 'Canceled';
  }
}

/** A fault wants the connection broken. */
export class BreakConnection extends Error {
  constructor() {
    super('Broken by a fault.');
    this.name = 'BreakConnection';
  }
}

/** Lets the engine run one text and tells the answer what it says, with what a fault adds. */
export class StatementRun {
  constructor(
    private readonly answer: Answer,
    private readonly stream: AnswerStream,
    private readonly signal: AbortSignal,
    private readonly fault: StatementEffect | null,
    private readonly logged: WireStatement,
  ) {}

  /** @throws SqlError | Canceled | BreakConnection | ConnectionLost */
  async run(session: SqlSession, sql: string, parameters: SqlParameter[]): Promise<void> {
    await this.before();
    const events = session.run(sql, parameters, this.signal);
    if (Symbol.asyncIterator in events) {
      for await (const event of events) {
        const wait = this.#take(event);
        if (wait) await wait;
      }
    } else {
      for (const event of events) {
        const wait = this.#take(event);
        if (wait) await wait;
      }
    }
    this.#stopIfCanceled();
  }

  /** Faults that strike before anything is answered. */
  async before(): Promise<void> {
    if (!this.fault) return;
    if (this.fault.kind === 'slow') await this.#sleep(this.fault.perRow);
    else if (this.fault.afterRows === undefined) await this.#strike(this.fault);
  }

  #take(event: SqlEvent): Promise<unknown> | null {
    this.#stopIfCanceled();
    if (event.kind !== 'row') return this.answer.take(event);
    if (this.fault) return this.#rowWithFault(event, this.fault);
    return this.#row(event);
  }

  async #rowWithFault(event: SqlEvent, fault: StatementEffect): Promise<void> {
    if (fault.kind === 'slow') await this.#sleep(fault.perRow);
    else if (this.logged.rows === fault.afterRows) await this.#strike(fault);
    await this.#row(event);
  }

  #row(event: SqlEvent): Promise<unknown> | null {
    const wait = this.answer.take(event);
    this.logged.rows++;
    return wait;
  }

  async #strike(fault: Exclude<StatementEffect, { kind: 'slow' }>): Promise<void> {
    if (fault.kind === 'error') throw fault.error;
    await this.stream.flushAll();
    if (fault.kind === 'break') throw new BreakConnection();
    await canceled(this.signal);
    throw new Canceled();
  }

  async #sleep(milliseconds: number): Promise<void> {
    await setTimeout(milliseconds, undefined, { signal: this.signal }).catch((error: unknown) => {
      if (!this.signal.aborted) throw error;
    });
    this.#stopIfCanceled();
  }

  #stopIfCanceled(): void {
    if (this.signal.aborted) throw new Canceled();
  }
}

const canceled = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((done) => signal.addEventListener('abort', () => done(), { once: true }));
