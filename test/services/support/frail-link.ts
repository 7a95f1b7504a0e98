import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A TCP proxy in front of a real server, to show a client what networks do: silence, resets, delay, refusal. */
export class FrailLink {
  readonly #sockets = new Set<Socket>();
  readonly #pairs = new Set<[client: Socket, server: Socket]>();
  #server!: Server;
  #frozen = false;
  #delayMs = 0;
  #port = 0;
  #accepted = 0;

  private constructor(private readonly to: number) {}

  static async to(port: number): Promise<FrailLink> {
    const link = new FrailLink(port);
    await link.restore();
    return link;
  }

  readonly host = '127.0.0.1';

  /** Stays the same from `refuse()` to `restore()`. */
  get port(): number {
    return this.#port;
  }
  /** Connections accepted so far. */
  get accepted(): number {
    return this.#accepted;
  }
  /** Connections open now. */
  get open(): number {
    return this.#pairs.size;
  }

  /** From now on nothing passes and nothing is closed, like a server that hangs. New connections are accepted and silent. */
  freeze(): void {
    this.#frozen = true;
    for (const socket of this.#sockets) socket.pause();
  }
  unfreeze(): void {
    this.#frozen = false;
    for (const socket of this.#sockets) socket.resume();
  }
  /** Every chunk in either direction comes that much later. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }
  /** Cuts all connections with RST (ECONNRESET at the client). */
  reset(): void {
    for (const [client, server] of this.#pairs) {
      client.resetAndDestroy();
      server.destroy();
    }
  }
  /** Closes all connections in good order (FIN). */
  close(): void {
    for (const [client, server] of this.#pairs) {
      client.end();
      server.destroy();
    }
  }
  /** No new connections (ECONNREFUSED), the open ones reset; until `restore()`. */
  async refuse(): Promise<void> {
    const closed = new Promise((done) => this.#server.close(done));
    this.reset();
    await closed;
  }
  async restore(): Promise<void> {
    if (this.#server?.listening) return;
    this.#server = createServer({ pauseOnConnect: true }, (client) => this.#join(client));
    await new Promise<void>((done, fail) =>
      this.#server.once('error', fail).listen({ port: this.#port, host: this.host }, done),
    );
    this.#server.unref();
    this.#port = (this.#server.address() as AddressInfo).port;
  }
  async stop(): Promise<void> {
    if (this.#server.listening) await this.refuse();
  }

  #join(client: Socket): void {
    this.#accepted += 1;
    const server = connect({ port: this.to, host: this.host });
    const pair: [Socket, Socket] = [client, server];
    this.#pairs.add(pair);
    this.#pipe(client, server);
    this.#pipe(server, client);
    client.once('close', () => this.#pairs.delete(pair));
  }

  #pipe(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.setNoDelay(true);
    const later = (act: () => void): void => {
      if (this.#delayMs === 0) act();
      else setTimeout(act, this.#delayMs).unref();
    };
    from.on('data', (chunk) =>
      later(() => {
        if (to.writable && !to.write(chunk)) {
          from.pause();
          to.once('drain', () => {
            if (!this.#frozen) from.resume();
          });
        }
      }),
    );
    from.on('end', () => later(() => to.end()));
    from.on('error', () => to.destroy()); // a cut link is what this class is for
    from.on('close', () => {
      this.#sockets.delete(from);
      if (!this.#frozen) later(() => to.destroy());
    });
    if (!this.#frozen) from.resume();
  }
}
