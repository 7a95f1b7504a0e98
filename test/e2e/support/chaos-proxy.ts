import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';

interface Line {
  client: Socket;
  server: Socket;
}

/** One address in front of some servers: every new connection goes to one of them, by the given chance. Lines can be cut and stalled. */
export class ChaosProxy {
  readonly #lines = new Set<Line>();
  readonly #server: Server;
  constructor(
    private readonly ports: readonly number[],
    private readonly chance: () => number,
  ) {
    this.#server = createServer((client) => this.#join(client));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  get open(): number {
    return this.#lines.size;
  }
  async listen(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return this;
  }
  /** Ends one line as a pulled plug does; what was on its way is lost. */
  cut(): void {
    const line = this.#any();
    line?.client.resetAndDestroy();
    line?.server.resetAndDestroy();
  }
  /** Nothing passes over one line for a while; then what was held back comes at once. */
  stall(ms: number): void {
    const line = this.#any();
    if (!line) return;
    const both = [line.client, line.server];
    for (const socket of both) socket.pause();
    setTimeout(() => both.forEach((socket) => socket.resume()), ms).unref();
  }
  async close(): Promise<void> {
    for (const { client, server } of this.#lines) (client.destroy(), server.destroy());
    await new Promise((done) => this.#server.close(done));
  }

  #any(): Line | undefined {
    return [...this.#lines][Math.floor(this.chance() * this.#lines.size)];
  }
  #join(client: Socket): void {
    const port = this.ports[Math.floor(this.chance() * this.ports.length)] ?? 0;
    const server = connect(port, '127.0.0.1');
    const line = { client, server };
    this.#lines.add(line);
    const end = (): void => {
      this.#lines.delete(line);
      client.destroy();
      server.destroy();
    };
    // A cut line is what this class is for: an error only ends the other half.
    for (const socket of [client, server]) socket.setNoDelay(true).on('error', end).on('close', end);
    client.pipe(server);
    server.pipe(client);
  }
}
