import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { Authenticator, type EmployeeActor, type TokenCarrier } from '../auth/authenticator.js';
import { isCrossSite } from '../auth/rights.guard.js';
import { sessionCookieIn } from '../auth/session-cookie.js';
import { holds } from '../marks/index.js';
import { Allowance, type AllowanceOf } from './allowance.js';

/** A place for a foreign protocol over a bare web socket, where Socket.IO's own words will not do. */
export interface SocketDoor {
  /** `/api/telephony/sip` */
  readonly path: string;
  /** The only subprotocol that is spoken there. */
  readonly protocol: string;
  readonly right: string;
  /** Longest word, in bytes. */
  readonly mostBytes: number;
  readonly words: AllowanceOf;
  /** Visitors at once. A person has one place: who comes anew takes that of his other page. */
  readonly mostVisitors: number;
  readonly enter: (visitor: DoorVisitor, actor: EmployeeActor) => void;
}
/** Somebody who is in. Every word is one text. */
export interface DoorVisitor {
  say(text: string): void;
  onWord(hear: (text: string) => void): void;
  /** Told once, whoever ended it. */
  onLeave(hear: () => void): void;
  close(code: number, reason: string): void;
}
/** Why the house closes a door, beside the codes of RFC 6455. */
export const DOOR_CLOSED = { replaced: 4001, sessionEnded: 4401, tooMuch: 4429 } as const;

/** How often it is looked whether the other end still lives and its session goes on. A proxy cuts what is silent for a minute. */
const RECHECK_MS = 15_000;
/** What a visitor has not read of what he was told. */
const MOST_UNREAD_BYTES = 1_000_000;

interface Visit {
  readonly socket: WebSocket;
  readonly actor: EmployeeActor;
  readonly token: string;
  readonly via: TokenCarrier;
  alive: boolean;
}
interface Place {
  readonly door: SocketDoor;
  readonly server: WebSocketServer;
  readonly visits: Map<string, Visit>;
}

/** Doors for bare web sockets on the server of the house: who comes in is logged in, holds the right, and leaves when his session ends. */
@Injectable()
export class SocketDoors implements BeforeApplicationShutdown {
  readonly #places = new Map<string, Place>();
  #timer: NodeJS.Timeout | null = null;
  #closing = false;

  constructor(
    private readonly authenticator: Authenticator,
    private readonly log: Logger,
  ) {}

  open(door: SocketDoor): void {
    const server = new WebSocketServer({
      ...{ noServer: true, maxPayload: door.mostBytes, perMessageDeflate: false },
      handleProtocols: () => door.protocol,
    });
    this.#places.set(door.path, { door, server, visits: new Map() });
  }
  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const place = this.#places.get((request.url ?? '').split('?')[0] ?? '');
      // Socket.IO's, or nobody's: then it is Socket.IO that cuts it.
      if (!place) return;
      socket.on('error', () => socket.destroy());
      this.#admit(place, request, socket, head).catch((error: unknown) => {
        this.log.error({ err: error, path: place.door.path }, 'somebody at a door could not be looked at');
        refuse(socket, 503);
      });
    });
    this.#timer = setInterval(() => void this.recheck(), RECHECK_MS).unref();
  }
  /** Who does not answer any more, and whose session has ended, goes. */
  async recheck(): Promise<void> {
    for (const { visits } of this.#places.values()) {
      for (const visit of visits.values()) {
        if (!visit.alive) visit.socket.terminate();
        visit.alive = false;
        visit.socket.ping();
        try {
          const actor = await this.authenticator.authenticate(visit.token, visit.via);
          if (!actor) visit.socket.close(DOOR_CLOSED.sessionEnded, 'the session has ended');
        } catch (error) {
          this.log.error({ err: error }, 'a session could not be looked at');
        }
      }
    }
  }
  beforeApplicationShutdown(): void {
    this.#closing = true;
    if (this.#timer) clearInterval(this.#timer);
    for (const { visits } of this.#places.values()) {
      for (const { socket } of visits.values()) {
        socket.close(1001, 'the house is being stopped');
        socket.terminate();
      }
    }
  }

  async #admit({ door, server, visits }: Place, request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const spoken = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());
    if (!spoken.includes(door.protocol)) return refuse(socket, 400);
    const bearer = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
    const token = bearer ?? sessionCookieIn(request.headers.cookie);
    const via = bearer === null ? 'cookie' : 'bearer';
    // A foreign page can open a socket too, and the browser would bring the cookie along.
    if (via === 'cookie' && isCrossSite(request)) return refuse(socket, 403);
    const actor = token ? await this.authenticator.authenticate(token, via) : null;
    if (!token || !actor) return refuse(socket, 401);
    if (!holds(actor.role, door.right)) return refuse(socket, 403);
    const isFull = visits.size >= door.mostVisitors && !visits.has(actor.employeeId);
    if (isFull || this.#closing) return refuse(socket, 503);
    server.handleUpgrade(request, socket, head, (opened) => this.#welcome(door, visits, opened, { actor, token, via }));
  }
  #welcome(
    door: SocketDoor,
    visits: Map<string, Visit>,
    socket: WebSocket,
    who: Pick<Visit, 'actor' | 'token' | 'via'>,
  ): void {
    const visit: Visit = { socket, ...who, alive: true };
    const { employeeId } = who.actor;
    visits.get(employeeId)?.socket.close(DOOR_CLOSED.replaced, 'another page has come');
    visits.set(employeeId, visit);
    const allowance = new Allowance(door.words);
    let hear: (text: string) => void = () => undefined;
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) return socket.close(1003, 'text only');
      if (allowance.take()) return hear(data.toString('utf8'));
      this.log.warn({ employeeId, path: door.path }, 'somebody said too much at a door and was turned out');
      socket.close(DOOR_CLOSED.tooMuch, 'too many words');
    });
    socket.on('pong', () => (visit.alive = true));
    // A word that is too long, or a broken frame: it is closed by what follows.
    socket.on('error', (error) => this.log.info({ err: error, employeeId }, 'a visitor at a door broke its rules'));
    socket.once('close', () => {
      if (visits.get(employeeId) === visit) visits.delete(employeeId);
    });
    door.enter(
      {
        say: (text) => (socket.bufferedAmount > MOST_UNREAD_BYTES ? socket.terminate() : socket.send(text)),
        onWord: (listener) => (hear = listener),
        onLeave: (listener) => socket.once('close', listener),
        close: (code, reason) => socket.close(code, reason),
      },
      who.actor,
    );
  }
}

const SAID: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  503: 'Service Unavailable',
};
function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${SAID[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
