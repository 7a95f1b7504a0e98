/** So many at once, and so many a second for good. */
export interface AllowanceOf {
  readonly atOnce: number;
  readonly perSecond: number;
}

/** What somebody may still say: it is used up word by word and comes back with time. */
export class Allowance {
  #left: number;
  #at = performance.now();
  constructor(private readonly of: AllowanceOf) {
    this.#left = of.atOnce;
  }
  /** @returns false: that was one too many */
  take(): boolean {
    const now = performance.now();
    this.#left = Math.min(this.of.atOnce, this.#left + ((now - this.#at) / 1000) * this.of.perSecond) - 1;
    this.#at = now;
    return this.#left >= 0;
  }
}
