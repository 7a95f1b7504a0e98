import { SqlError } from '../sql-engine.js';
import { noPrepared } from './known-errors.js';

export interface Prepared {
  readonly sql: string;
  /** Names of its parameters, in order. */
  readonly names: string[];
}

const MOST = 5_000;

/** What a connection has prepared, by handle. */
export class PreparedStatements {
  readonly #byHandle = new Map<number, Prepared>();
  #last = 0;

  /** @throws SqlError when a client prepares and never lets go */
  add(prepared: Prepared): number {
    if (this.#byHandle.size >= MOST) {
      throw new SqlError('There is insufficient system memory to run this query.', { number: 701, severity: 17 });
    }
    this.#byHandle.set(++this.#last, prepared);
    return this.#last;
  }

  /** @throws SqlError */
  get(handle: number | null): Prepared {
    const prepared = handle === null ? undefined : this.#byHandle.get(handle);
    if (!prepared) throw noPrepared(handle);
    return prepared;
  }

  remove(handle: number | null): Prepared {
    const prepared = this.get(handle);
    if (handle !== null) this.#byHandle.delete(handle);
    return prepared;
  }

  clear(): void {
    this.#byHandle.clear();
  }
}
