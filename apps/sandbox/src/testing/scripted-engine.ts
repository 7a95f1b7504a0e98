import type { SqlEngine, SqlEvent, SqlParameter, SqlSession } from '../sql-engine.js';
import { SqlError } from '../sql-engine.js';
import { resultSet } from './result-set.js';

export interface ScriptedRun {
  sql: string;
  parameters: SqlParameter[];
  signal: AbortSignal;
}
type Script = (run: ScriptedRun) => Iterable<SqlEvent> | AsyncIterable<SqlEvent>;

/** An engine that answers what a test has written down; SET is done, all else is an error. */
export class ScriptedEngine implements SqlEngine {
  readonly runs: ScriptedRun[] = [];
  opened = 0;
  closed = 0;
  resets = 0;
  readonly #scripts: [RegExp, Script][] = [];

  /** The latest script that matches answers. */
  when(sql: RegExp, script: Script): this {
    this.#scripts.unshift([sql, script]);
    return this;
  }

  open({ database }: { database: string }): SqlSession {
    const name = database === '' ? 'trade' : database;
    if (name !== 'trade') {
      throw new SqlError(`Cannot open database "${name}" requested by the login. The login failed.`, {
        number: 4060,
        severity: 11,
      });
    }
    this.opened++;
    return {
      database: name,
      run: (sql, parameters, signal) => this.#run({ sql, parameters, signal }),
      reset: () => {
        this.resets++;
      },
      close: () => {
        this.closed++;
      },
    };
  }

  #run(run: ScriptedRun): Iterable<SqlEvent> | AsyncIterable<SqlEvent> {
    this.runs.push(run);
    const script = this.#scripts.find(([sql]) => sql.test(run.sql));
    if (script) return script[1](run);
    if (/^\s*set\s/i.test(run.sql)) return [{ kind: 'done', rowCount: null }];
    // What mssql asks of a connection before it is used.
    if (run.sql === 'SELECT 1;') return resultSet({ '': { type: 'int' } }, [[1]]);
    throw new SqlError(`Incorrect syntax near '${run.sql.slice(0, 20)}'.`, { number: 102, severity: 15 });
  }
}
