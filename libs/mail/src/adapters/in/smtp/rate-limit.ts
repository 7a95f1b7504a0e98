import type { Clock } from '@prorab/kernel';
import { networkOf } from '@prorab/platform';

const minute = 60_000;

/** At most so many letters per minute from one address (of IPv6: one network), counted in whole minutes. */
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
    const network = networkOf(address);
    const count = (this.#counts.get(network) ?? 0) + 1;
    this.#counts.set(network, count);
    return count <= this.perMinute;
  }
}
