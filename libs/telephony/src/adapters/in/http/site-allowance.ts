import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '@prorab/kernel';
import { networkOf } from '@prorab/platform';

class TooManyAsked extends DomainError {
  constructor(seconds: number) {
    super('unavailable', 'platform.too-many-requests', `too many requests, try again in ${seconds} s`, { seconds });
  }
}
const MINUTE_MS = 60_000;
const MOST_A_MINUTE = 60;
const MOST_ADDRESSES = 50_000;
/** An office has several at a time; who invents visits shall not empty a pool. */
const MOST_VISITS = 5;
const VISITS_MS = 15 * MINUTE_MS;

/** Numbers that one address (of IPv6: one network) asks for in a minute. Of this instance only: a fence, not a count. */
@Injectable()
export class SiteAllowance {
  #minute = 0;
  readonly #asked = new Map<string, number>();
  #quarter = 0;
  readonly #visits = new Map<string, Set<string>>();
  constructor(private readonly clock: Clock) {}

  /** Of one address, five visits in a quarter of an hour have a number of their own. */
  hasOwn(address: string, visitId: string): boolean {
    const quarter = Math.floor(this.clock.now().getTime() / VISITS_MS);
    if (quarter !== this.#quarter || this.#visits.size >= MOST_ADDRESSES) this.#visits.clear();
    this.#quarter = quarter;
    const key = networkOf(address);
    const visits = this.#visits.get(key) ?? new Set<string>();
    this.#visits.set(key, visits);
    return visits.has(visitId) || (visits.size < MOST_VISITS && visits.add(visitId).has(visitId));
  }
  /** @throws TooManyAsked */
  spend(address: string): void {
    const now = this.clock.now().getTime();
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== this.#minute || this.#asked.size >= MOST_ADDRESSES) this.#asked.clear();
    this.#minute = minute;
    const key = networkOf(address);
    const asked = (this.#asked.get(key) ?? 0) + 1;
    this.#asked.set(key, asked);
    if (asked > MOST_A_MINUTE) throw new TooManyAsked(Math.ceil(((minute + 1) * MINUTE_MS - now) / 1000));
  }
}
