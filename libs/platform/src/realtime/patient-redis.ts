import { setTimeout as wait } from 'node:timers/promises';
import { type Command, Redis, type RedisOptions } from 'ioredis';

/** How long a failed read is thought over. */
const pauseMs = 200;
/** How long a connection may take to end. One that never stood takes the whole of it, and holds the process meanwhile. */
const disconnectTimeout = 100;

/** A connection of the adapter's own, with which it reads and listens: waits for Redis, however long it is away. */
class PatientCopy extends Redis {
  readonly #begun = new WeakSet<Command>();

  override sendCommand(...given: Parameters<Redis['sendCommand']>): unknown {
    const [command] = given;
    const answer = super.sendCommand(...given);
    const name = nameOf(command);
    // Given up only when the house closes.
    if (name === 'subscribe') return Promise.resolve(answer).catch(() => 0);
    // What waited for the connection is sent by itself once more, and of that sending nobody takes the answer.
    if (name !== 'xread' || this.#begun.has(command)) return answer;
    this.#begun.add(command);
    return afterPause(answer);
  }
}

/**
 * The Redis that the adapter of the sockets is given. It is in a hurry: a read that fails is repeated at once and without end, by which
 * nothing else in the process would run any more; and a publication that fails ends the process, because nobody looks at it. So reads
 * wait here, and what cannot be published is lost, as `RealtimeRooms` says that it may be.
 */
export class PatientRedis extends Redis {
  readonly #copies: Redis[] = [];
  #isTorn = false;

  /** @param reunited told when all connections stand again, those that speak and those that listen, after one of them had ended */
  constructor(
    url: string,
    private readonly reunited: () => void,
  ) {
    super(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, disconnectTimeout });
    this.#watch(this);
  }
  override duplicate(override?: Partial<RedisOptions>): Redis {
    const patience = { maxRetriesPerRequest: null, enableOfflineQueue: true };
    const copy = new PatientCopy({ ...this.options, ...patience, ...override, replyMapping: 'legacy' });
    this.#copies.push(copy);
    this.#watch(copy);
    return copy;
  }
  override sendCommand(...given: Parameters<Redis['sendCommand']>): unknown {
    const answer = super.sendCommand(...given);
    return nameOf(given[0]) === 'publish' ? Promise.resolve(answer).catch(() => 0) : answer;
  }
  #watch(connection: Redis): void {
    // Whoever restarts Redis quickly gives no error, only connections that end.
    connection.on('close', () => (this.#isTorn = true));
    connection.on('ready', () => {
      if (!this.#isTorn || [this, ...this.#copies].some(({ status }) => status !== 'ready')) return;
      this.#isTorn = false;
      // What a connection listens to it asks for anew as it becomes ready: a moment later Redis has heard that.
      setTimeout(this.reunited, pauseMs).unref();
    });
  }
  override disconnect(reconnect = false): void {
    super.disconnect(reconnect);
    if (!reconnect) for (const copy of this.#copies) copy.disconnect();
  }
}

const nameOf = ({ name }: Command): string => name.toLowerCase();
const afterPause = (answer: unknown): Promise<unknown> =>
  Promise.resolve(answer).catch(async (error: unknown) => {
    await wait(pauseMs, undefined, { ref: false });
    throw error;
  });
