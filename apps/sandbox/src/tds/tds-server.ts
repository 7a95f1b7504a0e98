import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { type Clock, SystemClock } from '@prorab/kernel';
import type { SqlEngine } from '../sql-engine.js';
import { Connection } from './connection.js';
import { Faults } from './faults.js';
import type { House, Limits } from './house.js';
import { WireLog, type WireStatement } from './wire-log.js';

export interface TdsServerOptions {
  engine: SqlEngine;
  /** SQL logins: password by user name. */
  logins: Readonly<Record<string, string>>;
  host?: string;
  /** 0, or left out: any free one. */
  port?: number;
  limits?: Partial<Limits>;
  clock?: Clock;
}

const LIMITS: Limits = { sessions: 100, loginTimeout: 15_000, message: 16 * 1024 * 1024 };
/** Process ids up to 50 are the server's own. */
const FIRST_SPID = 51;

/** A server that speaks TDS as SQL Server does. What the statements mean is the engine's. */
export class TdsServer {
  readonly faults = new Faults();
  readonly log: WireLog;
  readonly #connections = new Set<Connection>();
  readonly #server: Server;
  readonly #house: House;
  #sessions = 0;
  #nextSpid = FIRST_SPID;

  private constructor({ engine, logins, limits = {}, clock = new SystemClock() }: TdsServerOptions) {
    this.log = new WireLog(clock);
    const most = { ...LIMITS, ...limits };
    this.#house = {
      engine,
      logins: new Map(Object.entries(logins)),
      faults: this.faults,
      log: this.log,
      limits: most,
      admit: () => this.#sessions < most.sessions && ++this.#sessions > 0,
      leave: () => {
        this.#sessions--;
      },
    };
    this.#server = createServer((socket) => this.#accept(socket));
    // Those who have not logged in yet count too, but a few of them must not keep out the others.
    this.#server.maxConnections = most.sessions * 2;
  }

  static async start(options: TdsServerOptions): Promise<TdsServer> {
    const server = new TdsServer(options);
    server.#server.listen(options.port ?? 0, options.host ?? '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get address(): { host: string; port: number } {
    const { address, port } = this.#server.address() as AddressInfo;
    return { host: address, port };
  }

  /** Sessions that are logged in. */
  get sessions(): number {
    return this.#sessions;
  }

  /** All that crossed the wire, oldest first. */
  statements(): readonly WireStatement[] {
    return this.log.statements();
  }

  /** Breaks every connection, as a restart of the server does; new ones are taken. */
  async dropConnections(): Promise<void> {
    await Promise.all([...this.#connections].map((connection) => connection.end()));
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    await this.dropConnections();
    await closed;
  }

  #accept(socket: Socket): void {
    if (this.faults.ofConnect()) {
      socket.resetAndDestroy();
      return;
    }
    const connection = new Connection(this.#house, socket, this.#nextSpid);
    this.#nextSpid = this.#nextSpid >= 0x7fff ? FIRST_SPID : this.#nextSpid + 1;
    this.#connections.add(connection);
    socket.once('close', () => this.#connections.delete(connection));
  }
}
