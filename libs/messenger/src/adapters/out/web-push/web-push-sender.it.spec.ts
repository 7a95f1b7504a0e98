import { createECDH } from 'node:crypto';
import { aPushOrder, pushSenderContract } from '../../../application/ports/push-sender.contract.js';
import { PushEndpoints } from '../../../domain/push/push-endpoints.js';
import { aPushService } from './a-push-service.builder.js';
import { WebPushSender } from './web-push-sender.js';

const pair = createECDH('prime256v1');
const keys = {
  subject: 'mailto:admin@firm.ru',
  publicKey: pair.generateKeys().toString('base64url'),
  privateKey: pair.getPrivateKey().toString('base64url').padStart(43, 'A'),
};
let service: Awaited<ReturnType<typeof aPushService>>;
const senders: WebPushSender[] = [];
const sender = (allowed = [service.host, 'localhost'], timeoutMs = 5_000): WebPushSender => {
  const made = new WebPushSender(keys, new PushEndpoints(allowed), { timeoutMs, ca: service.ca });
  senders.push(made);
  return made;
};
beforeAll(async () => void (service = await aPushService(keys.publicKey)));
afterAll(async () => {
  for (const made of senders) made.close();
  await service.close();
});
afterEach(() => expect(service.faults.splice(0)).toEqual([]));

pushSenderContract('web-push', async () => ({
  sender: sender(),
  device: async (mood) => service.subscribe(mood),
  received: async ({ endpoint }) =>
    service.got(endpoint).map(({ payload }) => {
      const { v, ...hint } = payload as { v: number };
      expect(v).toBe(1);
      return hint;
    }),
}));

describe('web push', () => {
  it('says how long, how urgent, and what it takes the place of', async () => {
    const to = service.subscribe('well');
    await sender().send(to, aPushOrder({ ttlSeconds: 90, urgency: 'high', topic: 'digest' }));
    expect(service.got(to.endpoint)[0]?.headers).toMatchObject({ ttl: '90', urgency: 'high', topic: 'digest' });
  });
  it.each([['slow'], ['drips']] as const)('waits no longer than it may for a service that is %s', async (mood) => {
    const outcome = await sender(undefined, 200).send(service.subscribe(mood), aPushOrder());
    expect(outcome).toEqual({ outcome: 'later', retryAfterMs: null, because: 'no answer within 200 ms' });
  });
  it('reads no long answer', async () => {
    const outcome = await sender().send(service.subscribe('babbles'), aPushOrder());
    expect(outcome).toMatchObject({ outcome: 'later', because: expect.stringMatching(/^503 x{150,}$/) as string });
  });
  it('follows no redirection', async () => {
    const outcome = await sender().send(service.subscribe('redirects'), aPushOrder());
    expect(outcome).toEqual({ outcome: 'refused', because: '307' });
  });
  it('does not go to what is not public, by name, by number, or by what the name means', async () => {
    const to = service.subscribe('well');
    const at = (endpoint: string, allowed: string[] = []) => sender(allowed).send({ ...to, endpoint }, aPushOrder());
    const refused = { outcome: 'refused', because: 'Pushes are not sent to this address: not-public' };
    expect(await at(to.endpoint)).toEqual(refused);
    expect(await at(to.endpoint.replace('localhost', '127.0.0.1'))).toEqual(refused);
    // The address is let through as it is written, what it resolves to is not.
    expect(await at(to.endpoint, [service.host])).toEqual({
      ...{ outcome: 'later', retryAfterMs: null },
      because: 'localhost resolves to an address that is not public',
    });
    expect(service.got(to.endpoint)).toEqual([]);
  });
  it('refuses keys that are no point of the curve, without a request', async () => {
    const to = { ...service.subscribe('well'), p256dh: `B${'A'.repeat(86)}` };
    expect(await sender().send(to, aPushOrder())).toMatchObject({ outcome: 'refused' });
  });
  it('meets a dead service later', async () => {
    const dead = { ...service.subscribe('well'), endpoint: 'https://localhost:1/x' };
    expect(await sender(['localhost:1', 'localhost']).send(dead, aPushOrder())).toMatchObject({
      ...{ outcome: 'later', because: expect.stringContaining('ECONNREFUSED') as string },
    });
  });
});
