import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '@prorab/kernel';
import { networkOf } from '@prorab/platform';
import { VisitorRules } from '../../../application/visitors/visitor-rules.js';

export class TooManySessions extends DomainError {
  constructor(seconds: number) {
    super('unavailable', 'platform.too-many-requests', `too many requests, try again in ${seconds} s`, { seconds });
  }
}
const minuteMs = 60_000;
const mostAddresses = 50_000;

/** Sessions that one address (of IPv6: one network) asks of one site in a minute. Of this instance only: a fence, not a count. */
@Injectable()
export class VisitorAllowance {
  #minute = 0;
  readonly #asked = new Map<string, number>();

  constructor(
    private readonly rules: VisitorRules,
    private readonly clock: Clock,
  ) {}

  /** @throws TooManySessions */
  spend(address: string, site: string): void {
    const now = this.clock.now().getTime();
    const minute = Math.floor(now / minuteMs);
    if (minute !== this.#minute || this.#asked.size >= mostAddresses) this.#asked.clear();
    this.#minute = minute;
    const key = `${site} ${networkOf(address)}`;
    const asked = (this.#asked.get(key) ?? 0) + 1;
    this.#asked.set(key, asked);
    if (asked > this.rules.sessionsPerMinute)
      throw new TooManySessions(Math.ceil(((minute + 1) * minuteMs - now) / 1000));
  }
}
