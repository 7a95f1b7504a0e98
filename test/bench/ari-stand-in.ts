import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** How a call goes on: somebody picks up; all phones are busy; the caller hangs up while it rings. */
export type Fate = 'talked' | 'busy' | 'gone';
interface Channel {
  readonly id: string;
  readonly name: string;
  state: 'Ring' | 'Ringing' | 'Up';
  readonly caller: { readonly name: string; readonly number: string };
  readonly dialplan: { readonly exten: string; readonly app_name: string; readonly app_data: string };
  readonly creationtime: string;
}
interface OneCall {
  readonly fate: Fate;
  readonly over: () => void;
  /** The first phone decides; what it does is not done by the second one. */
  decided: boolean;
}
type Reply = { readonly status: number; readonly body?: object | Buffer };
const DONE: Reply = { status: 204 };
const NOT_THERE: Reply = { status: 404, body: { message: 'not found' } };
/** A second of a tone at 8 kHz. */
const WAV = (() => {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(16_036, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    head.writeUInt16LE(value, at);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(16_000, 28);
  head.write('data', 36);
  head.writeUInt32LE(16_000, 40);
  const sound = Buffer.alloc(16_000);
  for (let n = 0; n < 8_000; n++) sound.writeInt16LE(n % 20 < 10 ? 8_000 : -8_000, 2 * n);
  return Buffer.concat([head, sound]);
})();

/** Speaks ARI as far as the product asks it, has no voice and no patience: a call is over as soon as it can be. For benchmarks of the product alone. */
export class AriStandIn {
  readonly #channels = new Map<string, Channel>();
  readonly #calls = new Map<string, OneCall>();
  readonly #bridges = new Map<string, Set<string>>();
  readonly #recordings = new Set<string>();
  #app: WebSocket | null = null;
  #numbers = 0;
  /** Requests that it was given. */
  orders = 0;
  private constructor(private readonly http: Server) {}

  static async start(): Promise<AriStandIn> {
    const http = createServer();
    const one = new AriStandIn(http);
    http.on('request', (request, answer) => one.#hear(request, answer));
    const sockets = new WebSocketServer({ server: http });
    sockets.on('connection', (socket) => (one.#app = socket));
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    return one;
  }
  get url(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }
  /** What it still holds: nothing, when all calls are over. */
  get held(): number {
    return this.#channels.size + this.#bridges.size + this.#recordings.size;
  }
  stop(): void {
    this.#app?.terminate();
    this.http.closeAllConnections();
    this.http.close();
  }

  /** Somebody calls; over when the caller is gone. */
  call(line: string, number: string, fate: Fate): Promise<void> {
    const channel = this.#made(`day-${++this.#numbers}`, 'PJSIP/pskov-00000001', 'Ring', line, number);
    return new Promise((over) => {
      this.#calls.set(channel.id, { fate, over, decided: false });
      this.#tell('StasisStart', { args: ['in', line], channel });
    });
  }

  #hear(request: IncomingMessage, answer: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://ari');
    this.orders++;
    request.resume();
    const [, what = '', ...rest] = pathname
      .replace(/^\/ari/, '')
      .split('/')
      .map(decodeURIComponent);
    const { status, body } = this.#reply(request.method ?? '', what, rest, searchParams);
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body ? JSON.stringify(body) : '');
    answer.writeHead(status, { 'content-length': bytes.length }).end(bytes);
  }
  #reply(method: string, what: string, path: readonly string[], query: URLSearchParams): Reply {
    const [id = '', verb = ''] = path;
    if (what === 'applications') return { status: 200, body: {} };
    const list = method === 'GET';
    if (what === 'asterisk') return list ? { status: 200, body: { value: `${Math.floor(Date.now() / 1_000)}` } } : DONE;
    if (what === 'deviceStates') return list ? { status: 200, body: [] } : DONE;
    if (what === 'recordings') return this.#recording(method, path);
    if (what === 'bridges') return this.#bridge(method, id, verb, query);
    if (what !== 'channels') return NOT_THERE;
    if (method === 'GET')
      return { status: 200, body: id ? (this.#channels.get(id) ?? {}) : [...this.#channels.values()] };
    if (method === 'DELETE') return this.#ended(id, 16) ? DONE : NOT_THERE;
    if (verb === '') return this.#rings(id, query.get('endpoint') ?? '');
    const channel = this.#channels.get(id);
    if (channel && verb === 'answer') channel.state = 'Up';
    return channel ? DONE : NOT_THERE;
  }
  #rings(id: string, endpoint: string): Reply {
    const channel = this.#made(id, `${endpoint}-00000002`, 'Ringing', '', '');
    this.#tell('ChannelStateChange', { channel });
    const caller = id.split('~')[0] ?? '';
    const call = this.#calls.get(caller);
    if (call?.fate === 'busy') setImmediate(() => this.#ended(id, 17));
    else if (call && !call.decided) {
      call.decided = true;
      setImmediate(() => (call.fate === 'gone' ? this.#ended(caller, 0) : this.#picked(channel)));
    }
    return { status: 200, body: channel };
  }
  #picked(channel: Channel): void {
    channel.state = 'Up';
    this.#tell('ChannelStateChange', { channel });
    this.#tell('StasisStart', { args: ['leg'], channel });
  }
  #bridge(method: string, id: string, verb: string, query: URLSearchParams): Reply {
    if (method === 'GET')
      return { status: 200, body: [...this.#bridges].map(([of, all]) => ({ id: of, channels: [...all] })) };
    const bridge = this.#bridges.get(id);
    if (method === 'DELETE') return this.#bridges.delete(id) ? DONE : NOT_THERE;
    if (verb === '') this.#bridges.set(id, bridge ?? new Set());
    else if (!bridge) return NOT_THERE;
    else if (verb === 'addChannel') bridge.add(query.get('channel') ?? '');
    else if (verb === 'record') {
      this.#recordings.add(query.get('name') ?? '');
      // All that was wanted has happened: they have nothing more to say.
      const caller = [...bridge].find((one) => this.#calls.has(one));
      if (caller !== undefined) setImmediate(() => this.#ended(caller, 0));
    }
    return { status: 200, body: { id } };
  }
  #recording(method: string, [kind = '', name = '']: readonly string[]): Reply {
    if (kind === 'live' || !this.#recordings.has(name)) return NOT_THERE;
    if (method === 'GET') return { status: 200, body: WAV };
    this.#recordings.delete(name);
    return DONE;
  }
  #made(id: string, name: string, state: Channel['state'], exten: string, number: string): Channel {
    const dialplan = { exten, app_name: 'Stasis', app_data: '' };
    const channel: Channel = { id, name, state, caller: { name: '', number }, dialplan, creationtime: now() };
    this.#channels.set(id, channel);
    return channel;
  }
  #ended(id: string, cause: number): boolean {
    const channel = this.#channels.get(id);
    if (!channel) return false;
    this.#channels.delete(id);
    this.#tell('ChannelDestroyed', { cause, channel });
    this.#calls.get(id)?.over();
    this.#calls.delete(id);
    return true;
  }
  #tell(type: string, event: object): void {
    this.#app?.send(
      JSON.stringify({ type, application: 'prorab', asterisk_id: randomUUID(), timestamp: now(), ...event }),
    );
  }
}
const now = (): string => new Date().toISOString().replace('Z', '+0000');
