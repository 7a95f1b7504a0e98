import { setTimeout as wait } from 'node:timers/promises';
import { type Command, Redis, type RedisOptions } from 'ioredis';

/** How long a failed read is thought over. */
const pauseMs = 200;

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

  constructor(url: string) {
    super(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  }
  override duplicate(override?: Partial<RedisOptions>): Redis {
    const patience = { maxRetriesPerRequest: null, enableOfflineQueue: true };
    const copy = new PatientCopy({ ...this.options, ...patience, ...override, replyMapping: 'legacy' });
    this.#copies.push(copy);
    return copy;
  }
  override sendCommand(...given: Parameters<Redis['sendCommand']>): unknown {
    const answer = super.sendCommand(...given);
    return nameOf(given[0]) === 'publish' ? Promise.resolve(answer).catch(() => 0) : answer;
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
