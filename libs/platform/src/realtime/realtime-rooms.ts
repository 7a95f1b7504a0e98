import type { Logger } from 'pino';
import type { Namespace, Server, ServerOptions } from 'socket.io';
import type { PatientRedis } from './patient-redis.js';

export type RealtimeNamespace = '/desk' | '/visitor';
interface Relayed {
  namespace: RealtimeNamespace;
  room: string;
  event: string;
  payload: object;
}
interface Moved {
  namespace: RealtimeNamespace;
  room: string;
  other: string;
  into: boolean;
}
const RELAY = 'prorab:relay';
const MOVE = 'prorab:move';
const TOLD = 'prorab:told';

/**
 * Rooms of sockets, over all instances of the house. What is said in a room goes to the sockets of this instance at once, whether Redis
 * answers or not, and to those of the others through Redis. It may be lost there: what must not be lost has a number, and the
 * client asks for what it has not got. When Redis is back, `onReunited` says so.
 */
export class RealtimeRooms {
  #server: Server | null = null;
  #redis: PatientRedis | null = null;
  readonly #waiting: ((server: Server) => void)[] = [];
  readonly #reunited: (() => void)[] = [];
  readonly #ears = new Map<string, (told: unknown) => void>();

  constructor(
    private readonly redisUrl: string | null,
    private readonly log: Logger,
    /** Two houses may share one Redis: each speaks under a name of its own. */
    private readonly house = 'prorab',
  ) {}

  /** What the server of the sockets has to be made with. Redis' driver is loaded by the houses that have one: 3 MB. */
  async options(): Promise<Partial<ServerOptions>> {
    if (this.redisUrl === null) return {};
    const [{ createAdapter }, { PatientRedis }] = await Promise.all([
      import('@socket.io/redis-streams-adapter'),
      import('./patient-redis.js'),
    ]);
    const redis = new PatientRedis(this.redisUrl, () => this.#reunited.forEach((tell) => tell()));
    redis.on('error', (error: unknown) => {
      this.log.warn({ err: error }, 'realtime: Redis does not answer, the instances do not hear each other');
    });
    this.#redis = redis;
    return {
      adapter: createAdapter(redis, { streamName: `${this.house}:realtime`, channelPrefix: `${this.house}:realtime` }),
    };
  }
  attach(server: Server): void {
    this.#server = server;
    server.of('/desk').on(RELAY, (relayed: Relayed) => this.#emitHere(relayed));
    server.of('/desk').on(MOVE, (moved: Moved) => this.#moveHere(moved));
    server.of('/desk').on(TOLD, (topic: string, told: unknown) => this.#ears.get(topic)?.(told));
    for (const tell of this.#waiting.splice(0)) tell(server);
  }
  /** Told once there is a server: at once, if there is one. */
  onServer(tell: (server: Server) => void): void {
    if (this.#server) tell(this.#server);
    else this.#waiting.push(tell);
  }
  /** The instances could not hear each other for a while and now can again. */
  onReunited(tell: () => void): void {
    this.#reunited.push(tell);
  }

  emit(namespace: RealtimeNamespace, room: string, event: string, payload: object): void {
    this.#emitHere({ namespace, room, event, payload });
    if (this.#redis) this.#of('/desk')?.serverSideEmit(RELAY, { namespace, room, event, payload } satisfies Relayed);
  }
  /** Lets the sockets that are in `room` into another one. What is said there next they hear, on the other instances too. */
  join(namespace: RealtimeNamespace, room: string, other: string): void {
    this.#move({ namespace, room, other, into: true });
  }
  leave(namespace: RealtimeNamespace, room: string, other: string): void {
    this.#move({ namespace, room, other, into: false });
  }
  /** Tells the other instances, not this one. May be lost. */
  tellOthers(topic: string, told: object): void {
    if (this.#redis) this.#of('/desk')?.serverSideEmit(TOLD, topic, told);
  }
  onTold(topic: string, hear: (told: unknown) => void): void {
    this.#ears.set(topic, hear);
  }
  /** The sockets are closed by now. */
  close(): void {
    if (!this.#redis) return;
    // Else the adapter would go on asking Redis for ever.
    for (const namespace of ['/', '/desk', '/visitor']) void this.#server?.of(namespace).adapter.close();
    this.#redis.disconnect();
  }

  /** By the way that `emit` goes, not by the adapter's own: that is another one, and the next word would come before. */
  #move(moved: Moved): void {
    this.#moveHere(moved);
    if (this.#redis) this.#of('/desk')?.serverSideEmit(MOVE, moved);
  }
  #moveHere({ namespace, room, other, into }: Moved): void {
    const sockets = this.#of(namespace)?.local.in(room);
    if (into) sockets?.socketsJoin(other);
    else sockets?.socketsLeave(other);
  }
  #of(namespace: RealtimeNamespace): Namespace | undefined {
    return this.#server?.of(namespace);
  }
  #emitHere({ namespace, room, event, payload }: Relayed): void {
    this.#of(namespace)?.local.to(room).emit(event, payload);
  }
}
