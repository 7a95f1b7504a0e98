/**
 * How long a house that was told to stop waits for what is in hand: one span for everything, from the first word on. A client that
 * never finishes must not hold the stop for ever.
 */
export class Patience {
  readonly #over = new AbortController();
  readonly #begun: (() => void)[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly ms: number) {}

  /** Aborted when it has run out: whoever still holds something lets go. */
  get over(): AbortSignal {
    return this.#over.signal;
  }
  get hasBegun(): boolean {
    return this.#timer !== null;
  }
  /** For what must end at the first word already, as taking in anything new. */
  whenBegun(act: () => void): void {
    this.#begun.push(act);
  }

  begin(): void {
    if (this.#timer) return;
    this.#timer = setTimeout(() => this.#over.abort(), this.ms);
    for (const act of this.#begun) act();
  }
  /** Everything is done; the clock need not run any longer. */
  end(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  /**
   * @param letGoMs how much longer to wait for what was cut off to write down how far it was
   * @returns false: it ran out first; the work goes on unwatched
   */
  async within(work: Promise<unknown>, letGoMs = 0): Promise<boolean> {
    this.begin();
    let letGo: NodeJS.Timeout | undefined;
    let cut = (): void => undefined;
    const ranOut = new Promise<boolean>((resolve) => {
      cut = () => (letGo = setTimeout(() => resolve(false), letGoMs));
      if (this.over.aborted) cut();
      else this.over.addEventListener('abort', cut, { once: true });
    });
    try {
      return await Promise.race([work.then(() => true), ranOut]);
    } finally {
      this.over.removeEventListener('abort', cut);
      clearTimeout(letGo);
    }
  }
}
