import { Agent, type IncomingMessage, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { ExchangeRefused, ExchangeUnavailable } from '../../../domain/exchange.errors.js';

export interface AriAddress {
  /** `http://127.0.0.1:8088` */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Of Stasis: `prorab`. */
  readonly application: string;
}
export interface AriAnswer {
  readonly status: number;
  readonly body: unknown;
}
type Query = Readonly<Record<string, string | number>>;

/** Asterisk's listen backlog is 10: more at once, and the kernel has them wait for a second and longer. */
const AT_ONCE = 8;
const MOST_BYTES = 20_000_000;

/** Orders and questions over plain HTTP; each ends within its time, also when Asterisk is down or frozen. */
export class AriHttp {
  readonly #agent: Agent;
  readonly #base: URL;
  constructor(
    private readonly address: AriAddress,
    private readonly withinMs = 5_000,
  ) {
    this.#base = new URL(address.url);
    const options = { keepAlive: true, maxSockets: AT_ONCE };
    this.#agent = address.url.startsWith('https:') ? new TlsAgent(options) : new Agent(options);
  }
  get authorization(): string {
    const { user, password } = this.address;
    return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  }
  close(): void {
    this.#agent.destroy();
  }

  /** @returns every answer below 500 that is none of the login @throws ExchangeUnavailable, ExchangeRefused */
  async ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    query: Query = {},
    body?: object,
  ): Promise<AriAnswer> {
    const answer = await this.#send(method, path, query, body);
    const bytes = await within(bytesOf(answer));
    const status = answer.statusCode ?? 0;
    const said = parsed(bytes);
    if (status === 401 || status === 403) throw new ExchangeRefused(status, textOf(said));
    if (status === 503) throw new ExchangeUnavailable(`503 ${textOf(said)}`.trim());
    return { status, body: said };
  }
  /** The bytes of an answer as they come; null: 404. */
  async file(path: string): Promise<AsyncIterable<Uint8Array> | null> {
    const answer = await this.#send('GET', path, {}, undefined, 60_000);
    if (answer.statusCode === 200) return answer as AsyncIterable<Uint8Array>;
    answer.resume();
    if (answer.statusCode === 404) return null;
    throw new ExchangeUnavailable(`${answer.statusCode} for a recording`);
  }

  #send(method: string, path: string, query: Query, body?: object, withinMs = this.withinMs): Promise<IncomingMessage> {
    const said = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
    const order = { method, path: `/ari${path}${said && `?${said}`}`, withinMs };
    const sent = body === undefined ? null : Buffer.from(JSON.stringify(body));
    return within(
      this.#once(order, sent).catch((error: unknown) => {
        // Asterisk closes what was idle for a while, perhaps just when we take it up again: then it has not read the order.
        if (error instanceof ClosedMeanwhile) return this.#once(order, sent);
        throw error;
      }),
    );
  }
  #once({ method, path, withinMs }: Order, sent: Buffer | null): Promise<IncomingMessage> {
    const { protocol, hostname, port } = this.#base;
    const ask = protocol === 'https:' ? tlsRequest : request;
    return new Promise((done, fail) => {
      const one = ask(
        {
          ...{ hostname: hostname.replace(/^\[|\]$/g, ''), port, path, method, agent: this.#agent },
          headers: {
            authorization: this.authorization,
            ...(sent && { 'content-type': 'application/json', 'content-length': sent.length }),
          },
        },
        done,
      );
      const late = setTimeout(() => one.destroy(new ExchangeUnavailable('no-answer-in-time')), withinMs);
      one.once('close', () => clearTimeout(late));
      one.on('error', (error: NodeJS.ErrnoException) =>
        fail(one.reusedSocket && CLOSED.has(error.code ?? '') ? new ClosedMeanwhile(error.code) : error),
      );
      one.end(sent ?? undefined);
    });
  }
}

interface Order {
  readonly method: string;
  readonly path: string;
  readonly withinMs: number;
}
/** A line that was kept open had been closed at the other end. */
class ClosedMeanwhile extends Error {
  constructor(readonly code: string | undefined) {
    super('line-closed');
  }
}
const CLOSED: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE']);

/** Whatever the network says means one thing: it does not answer now. */
async function within<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ExchangeUnavailable) throw error;
    const { name, code, message } = error as Error & { code?: string };
    throw new ExchangeUnavailable(
      name === 'TimeoutError' || name === 'AbortError' ? 'no-answer-in-time' : (code ?? message),
    );
  }
}
/** By its events: an iterator of a stream costs more than all else about an answer of a few bytes. */
function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    answer.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) answer.destroy(new ExchangeUnavailable('endless'));
      else chunks.push(chunk);
    });
    answer.once('end', () => done(Buffer.concat(chunks)));
    answer.once('error', fail);
    // Cut in the middle: neither an end nor always an error of its own.
    answer.once('close', () => !answer.complete && fail(new ExchangeUnavailable('line-closed')));
  });
}
function parsed(bytes: Buffer): unknown {
  if (bytes.length === 0) return null;
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    // Not Asterisk, but something before it: its page is told in short.
    return { message: bytes.toString('utf8').slice(0, 200) };
  }
}
export function textOf(body: unknown): string {
  const { message, error } = (body ?? {}) as { message?: unknown; error?: unknown };
  return String(message ?? error ?? '').slice(0, 200);
}
