/** At most so many at once; the others wait in order. */
export class Places {
  #free: number;
  readonly #waiting: (() => void)[] = [];
  readonly #inside = new Set<Promise<unknown>>();
  constructor(count: number) {
    this.#free = count;
  }
  within<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#enter(work);
    const settled: Promise<unknown> = turn.then(
      () => this.#inside.delete(settled),
      () => this.#inside.delete(settled),
    );
    this.#inside.add(settled);
    return turn;
  }
  async empty(): Promise<void> {
    while (this.#inside.size) await Promise.all(this.#inside);
  }
  async #enter<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
