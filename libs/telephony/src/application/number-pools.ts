import type { NumberPool } from '../domain/number-pool.js';
import { PageForeign, PoolMissing } from '../domain/number-pool.errors.js';

/** Pools of numbers, as the configuration names them. */
export class NumberPools {
  readonly #pools: ReadonlyMap<string, NumberPool>;
  constructor(readonly all: readonly NumberPool[]) {
    this.#pools = new Map(all.map((pool) => [pool.name, pool]));
  }
  /** @throws PoolMissing */
  named(name: string): NumberPool {
    const pool = this.#pools.get(name);
    if (!pool) throw new PoolMissing(name);
    return pool;
  }
  /** @param origin of the page that asks; null: not told @throws PoolMissing, PageForeign */
  mustStandOn(name: string, origin: string | null): void {
    if (origin === null || !this.named(name).origins.includes(origin)) throw new PageForeign();
  }
  /** Whether it is a page of any of our sites. */
  isKnown(origin: string): boolean {
    return this.all.some(({ origins }) => origins.includes(origin));
  }
  /** Whether it is of a pool: calls to it may be followed to a visit. */
  has(number: string): boolean {
    return this.#of(number) !== undefined;
  }
  /** The number that stays the same for all: of a pool's, its fallback. */
  lastingOf(number: string): string {
    return this.#of(number)?.fallback ?? number;
  }
  #of(number: string): NumberPool | undefined {
    return this.all.find(({ numbers }) => numbers.includes(number));
  }
}
