import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { ExchangeUnavailable } from '../../../domain/exchange.errors.js';
import { AriHttp } from './ari-http.js';

describe('orders over lines that are kept open', () => {
  let server: Server;
  let http: AriHttp;
  const seen: string[] = [];
  const used = new Set<Socket>();
  /** Of each order, whether the line is to be closed instead of an answer. */
  let closes: (order: { isReused: boolean }) => boolean;
  beforeEach(async () => {
    seen.length = 0;
    server = createServer(({ socket, method, url }, answer) => {
      const isReused = used.has(socket);
      used.add(socket);
      seen.push(`${method} ${url}${isReused ? ', kept open' : ''}`);
      if (closes({ isReused })) socket.destroy();
      else answer.writeHead(204).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    http = new AriHttp({ url: `http://127.0.0.1:${port}`, user: 'u', password: 'p', application: 'prorab' });
  });
  afterEach(() => {
    http.close();
    server.closeAllConnections();
    server.close();
  });

  it('one that was closed just when it is taken up again loses no order', async () => {
    closes = ({ isReused }) => isReused;
    await http.ask('POST', '/channels/1/ring');
    expect((await http.ask('POST', '/channels/1/answer', {}, { a: 1 })).status).toBe(204);
    expect(seen).toEqual([
      'POST /ari/channels/1/ring',
      'POST /ari/channels/1/answer, kept open',
      'POST /ari/channels/1/answer',
    ]);
  });
  it('a new one that is closed is an exchange that is not there, and it is not asked twice', async () => {
    closes = () => true;
    await expect(http.ask('POST', '/channels/1/ring')).rejects.toThrow(ExchangeUnavailable);
    expect(seen).toHaveLength(1);
  });
});
