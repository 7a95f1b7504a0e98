/** Pauses that double from `firstMs` up to `capMs`, each shortened by up to half at random so that many mailboxes do not march in step. */
export class Backoff {
  #attempt = 0;
  constructor(
    private readonly firstMs: number,
    private readonly capMs: number,
    private readonly random: () => number = Math.random,
  ) {}
  next(): number {
    const full = Math.min(this.capMs, this.firstMs * 2 ** Math.min(this.#attempt++, 30));
    return Math.round(full * (0.5 + this.random() / 2));
  }
  reset(): void {
    this.#attempt = 0;
  }
}
