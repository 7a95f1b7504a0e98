import { Redis, type RedisKey } from 'ioredis';

/** An answer that stays away this long means that nobody is there: a network that swallows everything says nothing else. */
const silenceMs = 20_000;

interface Told {
  onAway: (error: unknown) => void;
  /** Every connection that was lost stands and listens again. */
  onBack: () => void;
}

/**
 * What the adapter of the sockets needs Redis to be. It speaks over this connection: what cannot be said now is dropped, for nobody is served
 * by stale news. It listens over `duplicate()`s, which wait for Redis to come back: the adapter asks again the moment it is refused, and a
 * connection that refuses at once would keep the process busy with nothing but asking.
 */
export class RelayRedis extends Redis {
  readonly #ears: Redis[] = [];
  readonly #lost = new Set<Redis>();

  constructor(
    private readonly url: string,
    private readonly told: Told,
  ) {
    super(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, socketTimeout: silenceMs });
    this.#watch(this);
    this.on('error', (error: unknown) => told.onAway(error));
  }

  override duplicate(): Redis {
    const ear = new Redis(this.url, { maxRetriesPerRequest: null, keepAlive: silenceMs });
    this.#ears.push(ear);
    this.#watch(ear);
    return ear;
  }
  /** The adapter waits for no answer to this and would leave its failure to nobody. */
  override publish(channel: RedisKey, message: string | Buffer): Promise<number> {
    return super.publish(channel as string, message).catch(() => 0);
  }
  /** For good, with the connections that listen. */
  leave(): void {
    for (const ear of this.#ears) ear.disconnect();
    this.quit().catch(() => this.disconnect());
  }

  /** A connection may also end in good order, without an error. */
  #watch(one: Redis): void {
    one.on('close', () => this.#lost.add(one));
    one.on('ready', () => {
      if (!this.#lost.has(one)) return;
      // Answered after the subscriptions that were renewed before it.
      one.ping().then(
        () => {
          this.#lost.delete(one);
          if (this.#lost.size === 0) this.told.onBack();
        },
        (error: unknown) => this.told.onAway(error),
      );
    });
  }
}
