import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';
import { once } from 'node:events';

/** `order`: it never gets there; `answer`: it does, and what is said to it is never heard; `late`: so, and only with `comesLate`. */
type Loss = 'order' | 'answer' | 'late';

/** An HTTP proxy in front of a real server that loses single orders or their answers; web sockets pass untouched. */
export class ForgetfulLink {
  readonly host = '127.0.0.1';
  /** Orders that came here, lost or not: `POST /ari/channels/17.1/answer`. */
  readonly orders: string[] = [];
  readonly #losses: { order: RegExp; what: Loss }[] = [];
  readonly #late: (() => Promise<unknown>)[] = [];
  readonly #server: Server;
  readonly #lines = new Set<Socket>();
  private constructor(private readonly to: number) {
    this.#server = createServer((asked, answer) => this.#pass(asked, answer));
    this.#server.on('upgrade', (asked: IncomingMessage, socket: Socket, head: Buffer) =>
      this.#upgrade(asked, socket, head),
    );
  }
  static async to(port: number): Promise<ForgetfulLink> {
    const link = new ForgetfulLink(port);
    await once(link.#server.listen(0, link.host), 'listening');
    return link;
  }
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
  /** The next orders that look so, so many of them. */
  loses(order: RegExp, what: Loss, times = 1): void {
    for (let n = 0; n < times; n++) this.#losses.push({ order, what });
  }
  /** What was to be lost is. */
  get hasLost(): boolean {
    return this.#losses.length === 0;
  }
  /** What was under way all the time, as on a line that was cut, gets there. */
  async comesLate(): Promise<void> {
    for (const come of this.#late.splice(0)) await come();
  }
  /** So many orders that look so have come here. */
  count(order: RegExp): number {
    return this.orders.filter((one) => order.test(one)).length;
  }
  async stop(): Promise<void> {
    for (const line of this.#lines) line.destroy();
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const { method = '', url = '', headers } = asked;
    const order = `${method} ${url.split('?')[0]}`;
    this.orders.push(order);
    const at = this.#losses.findIndex((one) => one.order.test(order));
    const [loss] = at < 0 ? [] : this.#losses.splice(at, 1);
    if (loss?.what === 'order') return void asked.resume();
    const to = { host: this.host, port: this.to, method, path: url, headers };
    if (loss?.what === 'late') {
      this.#late.push(async () => once(request(to).end(), 'response'));
      return void asked.resume();
    }
    const passed = request(to, (said) => {
      if (loss) return void said.resume();
      answer.writeHead(said.statusCode ?? 502, said.headers);
      said.pipe(answer);
    });
    passed.once('error', () => answer.destroy());
    asked.pipe(passed);
  }
  #upgrade({ method, url, rawHeaders }: IncomingMessage, socket: Socket, head: Buffer): void {
    const line = connect({ host: this.host, port: this.to });
    const headers = rawHeaders.flatMap((name, n) => (n % 2 === 0 ? [`${name}: ${rawHeaders[n + 1]}`] : []));
    line.write([`${method} ${url} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
    line.write(head);
    for (const [one, other] of [
      [line, socket],
      [socket, line],
    ] as const) {
      this.#lines.add(one);
      one.pipe(other);
      one.once('error', () => other.destroy());
      one.once('close', () => other.destroy());
    }
  }
}
