import { createECDH } from 'node:crypto';
import type { PushSender } from '../../../application/ports/push-sender.port.js';
import type { PushRules } from '../../../application/push/push-rules.js';
import type { PushConfig } from '../../../messenger-push.config.js';
import { ClosedPushSender } from './closed-push-sender.js';
import { PushKeyWrong } from './push-key-wrong.js';
import { WebPushSender } from './web-push-sender.js';

const TIMEOUT_MS = 10_000;

/** The sender of this configuration; the secret comes from the environment. @throws PushKeyWrong */
export function pushSenderFor(
  config: PushConfig | undefined,
  { endpoints }: PushRules,
  environment: NodeJS.ProcessEnv = process.env,
): PushSender {
  if (!config) return new ClosedPushSender();
  const { publicKey, privateKeyEnv, subject } = config;
  const privateKey = environment[privateKeyEnv];
  if (!privateKey) throw new PushKeyWrong(privateKeyEnv, 'missing');
  if (publicHalfOf(privateKey) !== publicKey) throw new PushKeyWrong(privateKeyEnv, 'another');
  return new WebPushSender({ subject, publicKey, privateKey }, endpoints, { timeoutMs: TIMEOUT_MS });
}

/** null: not a key of this curve at all. */
function publicHalfOf(privateKey: string): string | null {
  const bytes = Buffer.from(privateKey, 'base64url');
  if (bytes.length !== 32 || bytes.every((byte) => byte === 0)) return null;
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(bytes);
  return pair.getPublicKey().toString('base64url');
}
