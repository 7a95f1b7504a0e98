import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@prorab/kernel';
import { selfSigned } from '../../../../../../test/services/support/self-signed.js';
import type { PushServiceMood } from '../../../application/ports/push-sender.contract.js';
import { type TestBrowser, aBrowser } from './a-browser.builder.js';
import { vapidFaults } from './vapid-faults.builder.js';

export type ServiceMood = PushServiceMood | 'slow' | 'drips' | 'babbles' | 'redirects';
const STATUS: Partial<Record<ServiceMood, number>> = {
  well: 201,
  gone: 410,
  unknown: 404,
  down: 503,
  refuses: 400,
  limits: 429,
};

interface Subscriber {
  browser: TestBrowser;
  mood: ServiceMood;
  got: { payload: unknown; headers: IncomingMessage['headers'] }[];
}

/** A push service over TLS that is as strict as the standards let it be; what is wrong with a request is in `faults`, and it answers 400. */
export async function aPushService(publicKey: string) {
  const folder = await mkdtemp(join(tmpdir(), 'prorab-push-'));
  const { cert, key, ca } = await selfSigned(folder);
  const subscribers = new Map<string, Subscriber>();
  const faults: string[] = [];
  const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, (request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => answer(request, Buffer.concat(parts), reply));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`;

  const answer = (request: IncomingMessage, body: Buffer, reply: ServerResponse): void => {
    const subscriber = subscribers.get(request.url ?? '');
    const wrong = [...headFaults(request, body), ...vapidFaults(request.headers.authorization, origin, publicKey)];
    faults.push(...wrong);
    if (!subscriber || wrong.length > 0) return void reply.writeHead(subscriber ? 400 : 404).end(wrong.join('; '));
    const { mood } = subscriber;
    if (mood === 'slow') return;
    if (mood === 'drips') {
      reply.writeHead(201);
      const drip = setInterval(() => reply.write('.'), 20);
      return void reply.on('close', () => clearInterval(drip));
    }
    if (mood === 'babbles') return void reply.writeHead(503).write('x'.repeat(100_000));
    if (mood === 'redirects') return void reply.writeHead(307, { location: 'https://localhost/' }).end();
    if (mood === 'well') subscriber.got.push({ payload: subscriber.browser.decrypt(body), headers: request.headers });
    reply.writeHead(STATUS[mood] ?? 500, mood === 'limits' ? { 'retry-after': '120' } : {}).end();
  };
  return {
    ...{ origin, ca, faults, host: new URL(origin).host },
    subscribe(mood: ServiceMood): TestBrowser {
      const path = `/send/${newId()}`;
      const browser = aBrowser(`${origin}${path}`);
      subscribers.set(path, { browser, mood, got: [] });
      return browser;
    },
    got: (endpoint: string) => subscribers.get(new URL(endpoint).pathname)?.got ?? [],
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const headFaults = ({ method, headers }: IncomingMessage, body: Buffer): string[] =>
  [
    method !== 'POST' && `the method is ${String(method)}`,
    headers['content-encoding'] !== 'aes128gcm' && 'not encrypted as RFC 8188 says',
    !/^\d+$/.test(String(headers.ttl)) && 'no TTL',
    !/^(?:very-low|low|normal|high)$/.test(String(headers.urgency)) && 'no urgency',
    !/^[\w-]{1,32}$/.test(String(headers.topic)) && 'the topic is none',
    Number(headers['content-length']) !== body.length && 'the length is wrong',
    body.length > 4_096 && 'longer than 4096 bytes',
  ].filter((fault) => fault !== false);
