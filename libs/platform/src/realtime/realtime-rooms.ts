import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Logger } from 'pino';
import type { Namespace, Server, ServerOptions } from 'socket.io';
import { RelayRedis } from './relay-redis.js';

export type RealtimeNamespace = '/desk' | '/visitor';
interface Relayed {
  namespace: RealtimeNamespace;
  room: string;
  event: string;
  payload: object;
}
const RELAY = 'prorab:relay';
const TOLD = 'prorab:told';

/**
 * Rooms of sockets, over all instances of the house. What is said in a room goes to the sockets of this instance at once, whether Redis
 * answers or not, and to those of the others through Redis. It may be lost there: what must not be lost has a number, and the
 * client asks for what it has not got. When Redis is back, `onReunited` says so.
 */
export class RealtimeRooms {
  #server: Server | null = null;
  #redis: RelayRedis | null = null;
  readonly #waiting: ((server: Server) => void)[] = [];
  readonly #reunited: (() => void)[] = [];
  readonly #ears = new Map<string, (told: unknown) => void>();

  constructor(
    private readonly redisUrl: string | null,
    private readonly log: Logger,
  ) {}

  /** What the server of the sockets has to be made with. */
  options(): Partial<ServerOptions> {
    if (this.redisUrl === null) return {};
    const redis = new RelayRedis(this.redisUrl, {
      onAway: (error) =>
        this.log.warn({ err: error }, 'realtime: Redis does not answer, the instances do not hear each other'),
      onBack: () => this.#reunited.forEach((tell) => tell()),
    });
    this.#redis = redis;
    return { adapter: createAdapter(redis, { streamName: 'prorab:realtime', channelPrefix: 'prorab:realtime' }) };
  }
  attach(server: Server): void {
    this.#server = server;
    server.of('/desk').on(RELAY, (relayed: Relayed) => this.#emitHere(relayed));
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
  /** Lets the sockets that are in `room` into another one. */
  join(namespace: RealtimeNamespace, room: string, other: string): void {
    this.#of(namespace)?.in(room).socketsJoin(other);
  }
  leave(namespace: RealtimeNamespace, room: string, other: string): void {
    this.#of(namespace)?.in(room).socketsLeave(other);
  }
  /** Tells the other instances, not this one. May be lost. */
  tellOthers(topic: string, told: object): void {
    if (this.#redis) this.#of('/desk')?.serverSideEmit(TOLD, topic, told);
  }
  onTold(topic: string, hear: (told: unknown) => void): void {
    this.#ears.set(topic, hear);
  }
  close(): void {
    // Its adapters first: one whose connection is taken away asks for it without end.
    if (this.#redis) for (const { adapter } of this.#server?._nsps.values() ?? []) void adapter.close();
    this.#redis?.leave();
  }

  #of(namespace: RealtimeNamespace): Namespace | undefined {
    return this.#server?.of(namespace);
  }
  #emitHere({ namespace, room, event, payload }: Relayed): void {
    this.#of(namespace)?.local.to(room).emit(event, payload);
  }
}
