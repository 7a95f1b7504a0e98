import type { Clock } from '@prorab/kernel';

/** Between two times of what may help and may not: none before the first; then each one is twice as long, up to the longest. */
export class GrowingRest {
  #last = Number.NEGATIVE_INFINITY;
  #restMs = 0;
  constructor(
    private readonly clock: Clock,
    private readonly firstMs: number,
    private readonly longestMs: number,
  ) {}

  /** Until the next time. Who has not needed one for the longest rest begins anew. */
  get leftMs(): number {
    const goneMs = this.clock.now().getTime() - this.#last;
    if (goneMs > this.longestMs) this.#restMs = 0;
    // A clock may be set back.
    return Math.max(0, this.#restMs - Math.max(0, goneMs));
  }
  begin(): void {
    this.#last = this.clock.now().getTime();
    this.#restMs = Math.min(Math.max(2 * this.#restMs, this.firstMs), this.longestMs);
  }
}
