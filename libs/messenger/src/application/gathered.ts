/** One piece of work of a key, done by `do`. */
interface Waiting<R> {
  do: () => Promise<R>;
  done: (result: R) => void;
  failed: (error: unknown) => void;
}

/**
 * Works of one key follow each other in the order in which they were asked for; those that come while others are at it are done
 * together when these have ended. Works of different keys do not wait for each other. If one of several fails, nothing of that
 * gathering may stand, and each is done again by itself, so that nobody fails for another.
 */
export class Gathered<R> {
  /** Who waits, per key at which work is going on. */
  readonly #waiting = new Map<string, Waiting<R>[]>();

  /**
   * @param together does all or none; the results in the order of the works
   * @param most works that are done together
   */
  constructor(
    private readonly together: (works: readonly (() => Promise<R>)[]) => Promise<R[]>,
    private readonly most: number,
  ) {}

  /** Keys at which work is going on. */
  get busy(): number {
    return this.#waiting.size;
  }
  add(key: string, work: () => Promise<R>): Promise<R> {
    const { promise, resolve: done, reject: failed } = Promise.withResolvers<R>();
    const mine = { do: work, done, failed };
    const queue = this.#waiting.get(key);
    if (queue) queue.push(mine);
    else {
      const first = [mine];
      this.#waiting.set(key, first);
      void this.#go(key, first);
    }
    return promise;
  }

  async #go(key: string, queue: Waiting<R>[]): Promise<void> {
    while (queue.length) await this.#all(queue.splice(0, this.most));
    this.#waiting.delete(key);
  }
  async #all(works: readonly Waiting<R>[]): Promise<void> {
    try {
      const results = await this.together(works.map((w) => w.do));
      works.forEach(({ done }, i) => done(results[i] as R));
    } catch (error) {
      if (works.length === 1) works[0]?.failed(error);
      else for (const alone of works) await this.#all([alone]);
    }
  }
}
