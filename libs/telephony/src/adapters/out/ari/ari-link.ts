import { WebSocket } from 'ws';
import { ExchangeRefused, ExchangeUnavailable } from '../../../domain/exchange.errors.js';
import type { AriAddress } from './ari-http.js';

const MOST_BYTES = 1_000_000;

/** One connection for events. Pinged, as a frozen Asterisk says nothing; ended by whatever is wrong with it. */
export class AriLink {
  #failure: Error | null = null;
  #alive = true;
  readonly #ended: Promise<void>;
  readonly #pings: NodeJS.Timeout;

  private constructor(
    private readonly socket: WebSocket,
    pingMs: number,
  ) {
    this.#ended = new Promise((done) => {
      socket.once('close', (code) => {
        clearInterval(this.#pings);
        this.#failure ??= new ExchangeUnavailable(`the line was closed (${code})`);
        done();
      });
    });
    socket.on('error', (error: Error) => (this.#failure ??= new ExchangeUnavailable(error.message)));
    socket.on('pong', () => (this.#alive = true));
    this.#pings = setInterval(() => {
      if (!this.#alive) this.end(new ExchangeUnavailable('frozen: it answers no ping'));
      this.#alive = false;
      if (socket.readyState === WebSocket.OPEN) socket.ping();
    }, pingMs);
  }

  /** @throws ExchangeUnavailable, ExchangeRefused */
  static async open(
    address: AriAddress,
    authorization: string,
    hear: (text: string) => void,
    pingMs: number,
  ): Promise<AriLink> {
    const url = new URL('/ari/events', address.url.replace(/^http/, 'ws'));
    url.searchParams.set('app', address.application);
    const socket = new WebSocket(url, { headers: { authorization }, handshakeTimeout: 5_000, maxPayload: MOST_BYTES });
    // Heard from the first one on: it may come in one packet with the answer that opens the line.
    socket.on('message', (data: Buffer) => hear(data.toString('utf8')));
    await new Promise<void>((done, fail) => {
      socket.once('open', done);
      socket.once('error', (error: Error) => fail(new ExchangeUnavailable(error.message)));
      socket.once('unexpected-response', (request, answer) => {
        const status = answer.statusCode ?? 0;
        request.destroy();
        fail(
          status === 401 || status === 403
            ? new ExchangeRefused(status, 'user or password')
            : new ExchangeUnavailable(`HTTP ${status}`),
        );
      });
    });
    return new AriLink(socket, pingMs);
  }
  /** @throws the reason, when it ends otherwise than by `end()` */
  async ended(): Promise<void> {
    await this.#ended;
    if (this.#failure) throw this.#failure;
  }
  /** Cut at once: a frozen other end would not say goodbye. */
  end(why: Error): void {
    this.#failure ??= why;
    this.socket.terminate();
  }
}
