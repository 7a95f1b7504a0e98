import { WebSocket } from 'ws';
import { ExchangeRefused, ExchangeUnavailable } from '../../../domain/exchange.errors.js';
import type { AriAddress } from './ari-http.js';

const MOST_BYTES = 1_000_000;
interface Ears {
  readonly hear: (text: string) => void;
  /** It has answered a ping. */
  readonly alive: () => void;
}

/** One connection for events. Pinged, as a frozen Asterisk says nothing; ended by whatever is wrong with it. */
export class AriLink {
  #failure: Error | null = null;
  #alive = true;
  readonly #ended: Promise<void>;
  readonly #pings: NodeJS.Timeout;

  private constructor(
    private readonly socket: WebSocket,
    pingMs: number,
    alive: () => void,
  ) {
    this.#ended = new Promise((done) => {
      socket.once('close', () => {
        clearInterval(this.#pings);
        this.#failure ??= new ExchangeUnavailable('line-closed');
        done();
      });
    });
    socket.on('error', (error: Error) => (this.#failure ??= new ExchangeUnavailable(whyOf(error))));
    socket.on('pong', () => {
      this.#alive = true;
      alive();
    });
    this.#pings = setInterval(() => {
      if (!this.#alive) this.end(new ExchangeUnavailable('frozen'));
      this.#alive = false;
      if (socket.readyState === WebSocket.OPEN) socket.ping();
    }, pingMs);
  }

  /** @throws ExchangeUnavailable, ExchangeRefused */
  static async open(
    address: AriAddress,
    authorization: string,
    { hear, alive }: Ears,
    pingMs: number,
  ): Promise<AriLink> {
    const url = new URL('/ari/events', address.url.replace(/^http/, 'ws'));
    url.searchParams.set('app', address.application);
    const socket = new WebSocket(url, { headers: { authorization }, handshakeTimeout: 5_000, maxPayload: MOST_BYTES });
    // Heard from the first one on: it may come in one packet with the answer that opens the line.
    socket.on('message', (data: Buffer) => hear(data.toString('utf8')));
    await new Promise<void>((done, fail) => {
      socket.once('open', done);
      socket.once('error', (error: Error) => fail(new ExchangeUnavailable(whyOf(error))));
      socket.once('unexpected-response', (request, answer) => {
        const status = answer.statusCode ?? 0;
        request.destroy();
        fail(
          status === 401 || status === 403
            ? new ExchangeRefused(status, '')
            : new ExchangeUnavailable(`HTTP ${status}`),
        );
      });
    });
    return new AriLink(socket, pingMs, alive);
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
const whyOf = ({ code, message }: NodeJS.ErrnoException): string => code ?? message;
