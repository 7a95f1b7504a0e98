import type { Clock } from '@prorab/kernel';

const minute = 60_000;

/** At most so many letters per minute from one address, counted in whole minutes. */
export class RateLimit {
  #minute = 0;
  #counts = new Map<string, number>();
  constructor(
    private readonly perMinute: number,
    private readonly clock: Clock,
  ) {}
  take(address: string): boolean {
    const now = Math.floor(this.clock.now().getTime() / minute);
    if (now !== this.#minute) {
      this.#minute = now;
      this.#counts = new Map();
    }
    const count = (this.#counts.get(address) ?? 0) + 1;
    this.#counts.set(address, count);
    return count <= this.perMinute;
  }
}
