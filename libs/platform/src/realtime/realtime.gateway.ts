import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { DefaultEventsMap, Namespace, Server, Socket } from 'socket.io';
import { Authenticator, CrossSite, type EmployeeActor, type TokenCarrier } from '../auth/authenticator.js';
import { isCrossSite } from '../auth/rights.guard.js';
import { sessionCookieIn } from '../auth/session-cookie.js';
import type { FeedTail } from '../feed/feed-tail.js';
import { holds } from '../marks/index.js';
import type { Metrics } from '../metrics/metrics.js';
import { refuseFlood } from './refuse-flood.js';
import { refuseUnknownWords } from './refuse-unknown-words.js';
import { streamNamed } from './streams.js';

interface DeskData {
  actor: EmployeeActor;
  token: string;
  via: TokenCarrier;
  unsubscribe: Map<string, () => void>;
}
export type DeskSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, DeskData>;
type Ack = (answer: object) => void;

/** How often a connected socket's session is looked at again: a logged-out desk goes dark within this time. */
const RECHECK_MS = 15_000;
/** Streams that one socket may follow. */
const MAX_STREAMS = 10;
/** Events that one socket may send: so many at once, and so many a second for good. A desk sends a few a minute. */
const flood = { atOnce: 200, perSecond: 20 };

/**
 * Namespace `/desk`. The client connects with `auth: { token }` or the session cookie, then
 * `emit('follow', { stream, since }, ack)`: `since` = last sequence number it has (or null for «from now»). Ack:
 * `{ ok: true, seq }` or `{ ok: false, code }`. Then `change` events `{ stream, seq, kind, subject, payload, at }`, each
 * number once and in order. A context adds its own events with `onConnect`.
 */
@Injectable()
export class RealtimeGateway {
  readonly #connected: ((socket: DeskSocket, actor: EmployeeActor) => void)[] = [];
  #namespace: Namespace<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, DeskData> | null = null;
  #server: Server | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly authenticator: Authenticator,
    private readonly tail: FeedTail,
    private readonly metrics: Metrics,
    private readonly log: Logger,
  ) {}

  onConnect(listener: (socket: DeskSocket, actor: EmployeeActor) => void): void {
    this.#connected.push(listener);
  }

  attach(server: Server): void {
    this.#server = server;
    const desk = server.of('/desk') as Namespace<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, DeskData>;
    this.#namespace = desk;
    desk.use((socket, next) => {
      this.#enter(socket).then(
        () => next(),
        (error: unknown) => next(error instanceof Error ? error : new Error('platform.unauthenticated')),
      );
    });
    desk.on('connection', (socket) => this.#welcome(socket));
    this.#timer = setInterval(() => void this.recheck(), RECHECK_MS);
    this.tail.start();
  }

  /** To all desks that hold the right, now and not kept: presence, typing. */
  broadcast(right: string, event: string, payload: object): void {
    for (const socket of this.#namespace?.sockets.values() ?? [])
      if (holds(socket.data.actor.role, right)) socket.emit(event, payload);
  }

  /** Disconnects desks whose session has ended meanwhile. */
  async recheck(): Promise<void> {
    for (const socket of this.#namespace?.sockets.values() ?? []) {
      try {
        if (!(await this.authenticator.authenticate(socket.data.token, socket.data.via))) socket.disconnect(true);
      } catch (error) {
        this.log.error({ err: error }, 'a session could not be looked at');
      }
    }
  }

  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.tail.stop();
    // Not server.close(): that would close the HTTP server too, whose requests are still to be finished.
    this.#server?.disconnectSockets(true);
    this.#server?.engine.close();
  }

  async #enter(socket: DeskSocket): Promise<void> {
    const auth = socket.handshake.auth as { token?: unknown };
    const bearer = typeof auth.token === 'string' ? auth.token : null;
    const token = bearer ?? sessionCookieIn(socket.handshake.headers.cookie);
    const via = bearer === null ? 'cookie' : 'bearer';
    // A foreign page can open a socket too, and the browser would bring the cookie along.
    if (token && via === 'cookie' && isCrossSite(socket.handshake)) throw new Error(new CrossSite().code);
    const actor = token ? await this.authenticator.authenticate(token, via) : null;
    if (!token || !actor) throw new Error('platform.unauthenticated');
    socket.data.actor = actor;
    socket.data.token = token;
    socket.data.via = via;
    socket.data.unsubscribe = new Map();
  }

  #welcome(socket: DeskSocket): void {
    this.metrics.sockets.inc();
    // One mad desk must not make the others wait: it is thrown out, and whoever wrote it finds out why in the log.
    refuseFlood(socket, flood, () => {
      if (socket.connected)
        this.log.warn({ employeeId: socket.data.actor.employeeId }, 'a socket sent too many events and was closed');
      socket.disconnect(true);
    });
    refuseUnknownWords(socket);
    socket.on('follow', (wish: unknown, ack: unknown) => {
      const answer: Ack = typeof ack === 'function' ? (ack as Ack) : () => undefined;
      this.#follow(socket, wish).then(answer, (error: unknown) => {
        this.log.error({ err: error }, 'follow failed');
        answer({ ok: false, code: 'platform.internal' });
      });
    });
    socket.on('disconnect', () => {
      this.metrics.sockets.dec();
      socket.data.unsubscribe.forEach((leave) => leave());
    });
    for (const listener of this.#connected) listener(socket, socket.data.actor);
  }

  async #follow(socket: DeskSocket, wish: unknown): Promise<object> {
    const { stream, since } = (wish ?? {}) as { stream?: unknown; since?: unknown };
    if (
      typeof stream !== 'string' ||
      !(since === null || since === undefined || (Number.isSafeInteger(since) && (since as number) >= 0))
    )
      return { ok: false, code: 'platform.request-invalid' };
    const known = streamNamed(stream);
    if (!known) return { ok: false, code: 'platform.stream-missing' };
    if (!holds(socket.data.actor.role, known.right)) return { ok: false, code: 'platform.forbidden' };
    if (socket.data.unsubscribe.size >= MAX_STREAMS && !socket.data.unsubscribe.has(stream))
      return { ok: false, code: 'platform.too-many-requests' };
    const head = await this.tail.headOf(stream);
    const from = typeof since === 'number' ? since : head;
    if (from > head) return { ok: false, code: 'platform.changes-gone', floor: head };
    const floor = await this.tail.floorOf(stream);
    if (from < floor - 1) return { ok: false, code: 'platform.changes-gone', floor };
    socket.data.unsubscribe.get(stream)?.();
    if (!socket.connected) return { ok: false, code: 'platform.unauthenticated' };
    const leave = this.tail.subscribe({
      stream,
      seq: from,
      deliver: (changes) => changes.forEach((c) => socket.emit('change', c)),
    });
    socket.data.unsubscribe.set(stream, leave);
    return { ok: true, seq: from };
  }
}
