import { Clock, UseCase } from '@prorab/platform/marks';
import { ExchangeLocked, ExchangeRefused } from '../../../domain/exchange/exchange-errors.js';
import { type ExchangeVisit, LedgerExchange } from '../../ports/ledger/ledger-exchange.port.js';

const WRONG_AT_MOST = 10;
const WITHIN_MS = 10 * 60_000;
const NETWORKS_AT_MOST = 10_000;

/** 1C comes with its password. After ten wrong ones an address waits for ten minutes, also with the right one. */
@UseCase()
export class OpenExchange {
  readonly #wrong = new Map<string, { count: number; since: number }>();

  constructor(
    private readonly exchange: LedgerExchange,
    private readonly clock: Clock,
  ) {}

  /** @param fits compares the password, in constant time. @throws ExchangeRefused, ExchangeLocked */
  async execute({
    network,
    fits,
  }: {
    network: string;
    fits: () => boolean;
  }): Promise<{ token: string; visit: ExchangeVisit }> {
    const now = this.clock.now().getTime();
    let wrong = this.#wrong.get(network);
    if (wrong && now - wrong.since >= WITHIN_MS) wrong = undefined;
    if (wrong && wrong.count >= WRONG_AT_MOST)
      throw new ExchangeLocked(Math.ceil((wrong.since + WITHIN_MS - now) / 60_000));
    if (!this.exchange.open || !fits()) {
      this.#wrong.delete(network);
      this.#wrong.set(network, { count: (wrong?.count ?? 0) + 1, since: wrong?.since ?? now });
      // The oldest is forgotten first; whoever has so many addresses is not held up by any count.
      const [oldest] = this.#wrong.keys();
      if (this.#wrong.size > NETWORKS_AT_MOST && oldest !== undefined) this.#wrong.delete(oldest);
      throw new ExchangeRefused();
    }
    this.#wrong.delete(network);
    return this.exchange.begin();
  }
}
