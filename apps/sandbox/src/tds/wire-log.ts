import type { Clock } from '@prorab/kernel';
import type { SqlParameter } from '../sql-engine.js';

export type RequestKind =
  | 'batch'
  | 'sp_executesql'
  | 'sp_prepare'
  | 'sp_execute'
  | 'sp_prepexec'
  | 'sp_unprepare'
  /** Any other procedure: refused. `sql` is its name. */
  | 'procedure'
  /** Begin, commit, roll back by the transaction manager: refused. */
  | 'transaction'
  | 'bulk';

/** One statement as it crossed the wire. */
export interface WireStatement {
  /** Process id of the connection. */
  readonly connection: number;
  readonly user: string;
  readonly application: string;
  readonly tds: string;
  readonly kind: RequestKind;
  /** Of sp_execute and sp_unprepare: the text that was prepared. */
  readonly sql: string;
  readonly parameters: readonly SqlParameter[];
  readonly at: Date;
  milliseconds: number | null;
  rows: number;
  outcome: 'running' | 'done' | 'error' | 'canceled' | 'broken';
  /** Number of the error that it was answered with. */
  error: number | null;
}

const MOST_STATEMENTS = 20_000;
const MOST_CHARACTERS = 64 * 1024 * 1024;

/** What crossed the wire, oldest first; bounded by number and by size, and says when it has let go of something. */
export class WireLog {
  #statements: WireStatement[] = [];
  #characters = 0;
  #forgotten = 0;

  constructor(private readonly clock: Clock) {}

  statements(): readonly WireStatement[] {
    return this.#statements;
  }

  /** Statements that are no longer here: a proof over the whole log needs 0. */
  get forgotten(): number {
    return this.#forgotten;
  }

  clear(): void {
    this.#statements = [];
    this.#characters = 0;
    this.#forgotten = 0;
  }

  begin(
    given: Pick<WireStatement, 'connection' | 'user' | 'application' | 'tds' | 'kind' | 'sql' | 'parameters'>,
  ): WireStatement {
    const statement: WireStatement = {
      ...given,
      at: this.clock.now(),
      milliseconds: null,
      rows: 0,
      outcome: 'running',
      error: null,
    };
    this.#statements.push(statement);
    this.#characters += sizeOf(statement);
    if (this.#statements.length > MOST_STATEMENTS || this.#characters > MOST_CHARACTERS) this.#forget();
    return statement;
  }

  end(statement: WireStatement, outcome: WireStatement['outcome'], error: number | null = null): void {
    statement.outcome = outcome;
    statement.error = error;
    statement.milliseconds = this.clock.now().getTime() - statement.at.getTime();
  }

  /** A quarter at once: shifting an array for each statement would cost more than the statement. */
  #forget(): void {
    const gone = this.#statements.splice(0, Math.ceil(this.#statements.length / 4));
    this.#forgotten += gone.length;
    for (const statement of gone) this.#characters -= sizeOf(statement);
  }
}

function sizeOf({ sql, parameters }: WireStatement): number {
  return parameters.reduce(
    (sum, { value }) => sum + (typeof value === 'string' || Buffer.isBuffer(value) ? value.length : 8),
    sql.length,
  );
}
