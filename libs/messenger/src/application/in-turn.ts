/**
 * Works of one key follow each other, in the order in which they were asked for; those of different keys do not wait for each other. Posts to
 * one conversation would wait in the database otherwise, each with a connection of the pool in its hand, until none was left for
 * the other conversations. Not for inside a unit of work: that holds a connection already.
 */
export class InTurn {
  readonly #last = new Map<string, Promise<unknown>>();

  get waiting(): number {
    return this.#last.size;
  }
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const mine = before ? before.then(work, work) : work();
    this.#last.set(key, mine);
    const leave = (): void => {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  }
}
