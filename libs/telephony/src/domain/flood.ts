const MINUTE_MS = 60_000;
/** More numbers than this are not remembered without looking who of them has fallen silent. */
const MANY = 1_000;

/** Who calls more often than a person does. Counts the calls that were let in, so that he who goes on trying gets his share and no more. */
export class Flood {
  readonly #letIn = new Map<string, number[]>();
  constructor(private readonly perMinute: number) {}

  /** @returns false: this number has had all its calls of the minute */
  admits(number: string, at: Date): boolean {
    const now = at.getTime();
    const recent = (this.#letIn.get(number) ?? []).filter((t) => t > now - MINUTE_MS);
    if (recent.length >= this.perMinute) return false;
    this.#letIn.set(number, [...recent, now]);
    if (this.#letIn.size > MANY)
      for (const [other, times] of this.#letIn) if ((times.at(-1) ?? 0) <= now - MINUTE_MS) this.#letIn.delete(other);
    return true;
  }
  get remembered(): number {
    return this.#letIn.size;
  }
}
