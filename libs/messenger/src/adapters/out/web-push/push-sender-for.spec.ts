import { createECDH } from 'node:crypto';
import { PushRules } from '../../../application/push/push-rules.js';
import { aPushOrder } from '../../../application/ports/push-sender.contract.js';
import { ClosedPushSender } from './closed-push-sender.js';
import { pushSenderFor } from './push-sender-for.js';
import { WebPushSender } from './web-push-sender.js';

const pair = createECDH('prime256v1');
const publicKey = pair.generateKeys().toString('base64url');
const config = { publicKey, privateKeyEnv: 'KEY', subject: 'mailto:a@b.ru', allowHosts: [] };
const rules = new PushRules({ publicKey, allowHosts: [], language: 'ru' });
const KEY = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()])
  .subarray(-32)
  .toString('base64url');

describe('the sender of a configuration', () => {
  it('is there with its keys, and closed without any', async () => {
    expect(pushSenderFor(config, rules, { KEY })).toBeInstanceOf(WebPushSender);
    const closed = pushSenderFor(undefined, rules, { KEY });
    expect(closed).toBeInstanceOf(ClosedPushSender);
    const to = { endpoint: 'https://push.example.com/', p256dh: '', auth: '' };
    expect(await closed.send(to, aPushOrder())).toMatchObject({ outcome: 'refused' });
  });
  it.each([
    [{}, 'missing'],
    [{ KEY: '' }, 'missing'],
    [{ KEY: 'short' }, 'another'],
    [{ KEY: Buffer.alloc(32).toString('base64url') }, 'another'],
    [{ KEY: Buffer.alloc(32, 7).toString('base64url') }, 'another'],
  ])('refuses to start with the keys %j: %s', (environment, because) =>
    expect(() => pushSenderFor(config, rules, environment)).toThrow(
      expect.objectContaining({ code: 'messenger.push-key-wrong', details: { variable: 'KEY', because } }) as Error,
    ),
  );
});
