import type { SqlError } from '../sql-engine.js';

/** What goes wrong with a statement. `afterRows`: so many rows are sent before; without it, none of the answer is. */
export type StatementEffect =
  | { kind: 'break'; afterRows?: number }
  /** Nothing more is answered until the client cancels or leaves. */
  | { kind: 'hang'; afterRows?: number }
  | { kind: 'error'; error: SqlError; afterRows?: number }
  /** Milliseconds before each row; before the answer if there is none. */
  | { kind: 'slow'; perRow: number };

export interface Fault {
  /** How often it has struck. */
  readonly hits: number;
  lift(): void;
}

interface Planned<E> {
  effect: E;
  matching: RegExp | null;
  /** Matching statements to let pass first. */
  before: number;
  left: number;
  hits: number;
}

/** Faults on demand. Each strikes `times` times (once unless said; Infinity: until lifted). */
export class Faults {
  readonly #statement = new Set<Planned<StatementEffect>>();
  readonly #login = new Set<Planned<SqlError>>();
  readonly #connect = new Set<Planned<'refuse'>>();

  /**
   * `nth`: the first to be struck among the statements (matching, if said) that come from now on, counted from 1.
   * All that a client sends counts: its SET after the login too, each sp_prepare and sp_unprepare.
   */
  atStatement(effect: StatementEffect, on: { nth?: number; matching?: RegExp; times?: number } = {}): Fault {
    return plan(this.#statement, effect, on);
  }

  atLogin(error: SqlError, on: { times?: number } = {}): Fault {
    return plan(this.#login, error, on);
  }

  /** The connection is dropped as soon as it is made. */
  atConnect(on: { times?: number } = {}): Fault {
    return plan(this.#connect, 'refuse', on);
  }

  liftAll(): void {
    for (const planned of [this.#statement, this.#login, this.#connect]) planned.clear();
  }

  /** @internal The protocol asks. */
  ofStatement(sql: string): StatementEffect | null {
    return strike(this.#statement, sql);
  }

  /** @internal */
  ofLogin(): SqlError | null {
    return strike(this.#login, '');
  }

  /** @internal */
  ofConnect(): boolean {
    return strike(this.#connect, '') !== null;
  }
}

function plan<E>(
  among: Set<Planned<E>>,
  effect: E,
  { nth = 1, matching, times = 1 }: { nth?: number; matching?: RegExp; times?: number },
): Fault {
  const planned: Planned<E> = { effect, matching: matching ?? null, before: nth - 1, left: times, hits: 0 };
  among.add(planned);
  return {
    get hits() {
      return planned.hits;
    },
    lift: () => {
      among.delete(planned);
    },
  };
}

/** The first planned one strikes; all count. */
function strike<E>(among: Set<Planned<E>>, sql: string): E | null {
  let effect: E | null = null;
  for (const planned of among) {
    if (planned.matching && sql.search(planned.matching) < 0) continue;
    if (planned.before > 0) {
      planned.before--;
      continue;
    }
    if (effect !== null) continue;
    effect = planned.effect;
    planned.hits++;
    planned.left--;
    if (planned.left <= 0) among.delete(planned);
  }
  return effect;
}
