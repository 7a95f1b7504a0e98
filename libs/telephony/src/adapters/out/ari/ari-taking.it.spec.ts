import { once } from 'node:events';
import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SystemClock } from '@prorab/kernel';
import { pino } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { Heard } from '../../../application/ports/call-control.contract.js';
import { AriCallControl } from './ari-call-control.js';

const AT = '2026-11-27T09:00:00.000+0000';
const channel = (id: string) => ({
  ...{ id, name: `PJSIP/pskov-${id}`, state: 'Ring', caller: { name: '', number: '+79110001234' }, creationtime: AT },
  dialplan: { exten: '+78112201234', app_name: 'Stasis', app_data: 'prorab,in,+78112201234' },
});

/** An Asterisk that answers as it is told to when a channel is taken; all else is done at once. */
class TakenFrom {
  readonly channels: ReturnType<typeof channel>[] = [];
  taken = (answer: ServerResponse): unknown => answer.writeHead(204).end();
  readonly #http = createServer(({ method, url = '' }, answer) => {
    const says = (body: object): unknown => answer.writeHead(200).end(JSON.stringify(body));
    if (method === 'POST' && /^\/ari\/channels\/.+\/variable/.test(url)) return this.taken(answer);
    if (method !== 'GET') return says({});
    if (url.startsWith('/ari/asterisk/variable')) return says({ value: '1000' });
    return says(url === '/ari/channels' ? this.channels : []);
  });
  readonly #lines: WebSocket[] = [];
  async open(): Promise<string> {
    new WebSocketServer({ server: this.#http }).on('connection', (line) => this.#lines.push(line));
    await once(this.#http.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }
  arrives(of: ReturnType<typeof channel>): void {
    const event = { type: 'StasisStart', timestamp: AT, args: ['in', '+78112201234'], channel: of };
    this.#lines.at(-1)?.send(JSON.stringify(event));
  }
  close(): void {
    for (const line of this.#lines) line.terminate();
    this.#http.closeAllConnections();
    this.#http.close();
  }
}

describe('a caller who is being taken', () => {
  let exchange: TakenFrom;
  let heard: Heard;
  let stop: AbortController;
  let listening: Promise<void>;
  const begin = async (): Promise<void> => {
    const address = { url: await exchange.open(), user: 'prorab', password: 'x', application: 'prorab' };
    const control = new AriCallControl(address, new SystemClock(), pino({ level: 'silent' }), { firstRetryMs: 5 });
    listening = control.listen(heard, stop.signal);
    await heard.connections(1);
  };
  beforeEach(() => {
    [exchange, heard, stop] = [new TakenFrom(), new Heard(), new AbortController()];
  });
  afterEach(async () => {
    stop.abort();
    await listening;
    exchange.close();
  });

  it('and whom the dialplan has given up to meanwhile is not among those who wait for us', async () => {
    exchange.channels.push(channel('17.1'));
    exchange.taken = (answer) => answer.writeHead(409).end('{}');
    await begin();
    expect(heard.states[0]?.channels).toEqual([]);
  });
  it('is found when the line is back, where his taking was not answered', async () => {
    await begin();
    let tries = 0;
    // The first one may have met a line that had been closed, and is made again.
    exchange.taken = (answer) => (++tries > 2 ? answer.writeHead(204).end() : answer.destroy());
    exchange.channels.push(channel('17.2'));
    exchange.arrives(channel('17.2'));
    await heard.connections(2);
    expect(heard.states[1]?.channels.map(({ id }) => id)).toEqual(['17.2']);
    expect(heard.events).toEqual([]);
  });
});
